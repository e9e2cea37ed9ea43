import type { BuiltInTemplate, TemplateItem } from './states.ts'

type Item = Partial<TemplateItem> & Pick<TemplateItem, 'title' | 'owner' | 'minutesAllotted' | 'kind'>

/** Items under one heading, with what is usual of them left out. */
const section = (name: string, items: Item[]): TemplateItem[] =>
  items.map(item => ({ note: '', listsActions: false, fills: [], ...item, section: name }))

const welcome: Item = {
  title: 'Welcome, introductions, apologies, substitutes',
  owner: 'Chair',
  minutesAllotted: 5,
  kind: 'information',
  fills: ['new members', 'quiet organisations'],
}
const confidentiality: Item = {
  title: 'Confidentiality statement and declarations of interest',
  owner: 'Chair',
  minutesAllotted: 3,
  kind: 'standing',
}
const lastMinutes: Item = {
  title: 'Minutes of the last meeting: accuracy',
  owner: 'Chair',
  minutesAllotted: 3,
  kind: 'decision',
  fills: ['last minutes'],
}
const actionLog: Item = {
  title: 'Action log',
  owner: 'Co-ordinator',
  minutesAllotted: 12,
  kind: 'decision',
  listsActions: true,
}
const review: Item = {
  title: 'Review of actions agreed today; date of next meeting',
  owner: 'Secretary',
  minutesAllotted: 3,
  kind: 'decision',
}

/** What a quarterly meeting of two hours goes through. */
const quarterly: TemplateItem[] = [
  ...section('Opening', [welcome, confidentiality, lastMinutes, actionLog]),
  ...section('Local picture', [
    {
      title: 'Local picture: threat and trends (no cases)',
      owner: 'Police',
      minutesAllotted: 15,
      kind: 'information',
      fills: ['statistics', 'risk notes'],
    },
    // Seldom needed, so no time is kept for it: with ten minutes more the meeting would end late from the start.
    { title: 'Closed item (if needed)', owner: 'Police', minutesAllotted: 0, kind: 'closed' },
  ]),
  ...section('Our work together', [
    {
      title: 'Pursue: disruption update',
      owner: 'Police, FWA, HMRC, licensing',
      minutesAllotted: 8,
      kind: 'information',
      fourP: 'pursue',
    },
    {
      title: 'Prevent and Protect: awareness, training, campaigns',
      owner: 'Sub-group leads',
      minutesAllotted: 12,
      kind: 'discussion',
      fourP: 'prevent',
    },
    {
      title: 'Prepare: support, referral pathways, survivor voice',
      owner: 'NGO lead, Navigator',
      minutesAllotted: 12,
      kind: 'discussion',
      fourP: 'prepare',
    },
    {
      title: 'Pledges: new, due, delivered, stuck; help wanted',
      owner: 'Vice-chair',
      minutesAllotted: 12,
      kind: 'decision',
      fills: ['pledges'],
    },
    {
      title: 'Partner updates by exception (written in advance)',
      owner: 'All',
      minutesAllotted: 10,
      kind: 'information',
    },
    {
      title: 'Funding and monitoring: grant position, return due',
      owner: 'Co-ordinator, commissioner’s office',
      minutesAllotted: 6,
      kind: 'decision',
      fills: ['grants'],
    },
    { title: 'Guest speaker or theme', owner: 'Guest', minutesAllotted: 15, kind: 'presentation' },
  ]),
  ...section('Closing', [
    { title: 'Forward plan, any other business', owner: 'Chair', minutesAllotted: 4, kind: 'information' },
    review,
  ]),
]

/** An hour and a half of a group that has a task. */
const subGroup: TemplateItem[] = [
  ...section('Opening', [welcome, confidentiality, lastMinutes, actionLog]),
  ...section('Our task', [
    {
      title: 'What we are to deliver: where each piece stands',
      owner: 'Lead of the group',
      minutesAllotted: 35,
      kind: 'discussion',
    },
    { title: 'What is in the way, and who can help', owner: 'All', minutesAllotted: 15, kind: 'discussion' },
    {
      title: 'What we report to the main meeting',
      owner: 'Lead of the group',
      minutesAllotted: 7,
      kind: 'decision',
    },
  ]),
  ...section('Closing', [review]),
]

/** A day in a hall, at which organisations make pledges. */
const conference: TemplateItem[] = [
  ...section('Morning', [
    { title: 'Registration', owner: 'Co-ordinator', minutesAllotted: 30, kind: 'standing' },
    {
      title: 'Welcome, and how we speak today: no names, no cases',
      owner: 'Chair',
      minutesAllotted: 15,
      kind: 'information',
    },
    { title: 'The local picture', owner: 'Police', minutesAllotted: 30, kind: 'presentation' },
    { title: 'Guest speaker', owner: 'Guest', minutesAllotted: 40, kind: 'presentation' },
    { title: 'Survivor voice', owner: 'NGO lead', minutesAllotted: 30, kind: 'presentation' },
  ]),
  ...section('After the break', [
    { title: 'Workshops', owner: 'Sub-group leads', minutesAllotted: 60, kind: 'discussion' },
    { title: 'What the workshops found', owner: 'Sub-group leads', minutesAllotted: 20, kind: 'presentation' },
  ]),
  ...section('What we will do', [
    {
      title: 'Pledges: kept since last year, made today',
      owner: 'Vice-chair',
      minutesAllotted: 30,
      kind: 'decision',
      fills: ['pledges'],
    },
    { title: 'Close, and what happens next', owner: 'Chair', minutesAllotted: 10, kind: 'information' },
  ]),
]

/** One question that cannot wait. */
const extraordinary: TemplateItem[] = [
  ...section('', [
    { title: 'Welcome, apologies, quorum', owner: 'Chair', minutesAllotted: 5, kind: 'information' },
    confidentiality,
    { title: 'Why this meeting was called', owner: 'Chair', minutesAllotted: 10, kind: 'information' },
    { title: 'The question to be decided', owner: 'Chair', minutesAllotted: 35, kind: 'decision' },
    review,
  ]),
]

/** The agendas that every partnership may start from, until it makes its own of them. */
export const builtIn: Record<BuiltInTemplate, { name: string; items: TemplateItem[] }> = {
  quarterly: { name: 'Quarterly meeting', items: quarterly },
  'sub-group': { name: 'Sub-group', items: subGroup },
  conference: { name: 'Conference', items: conference },
  extraordinary: { name: 'Extraordinary meeting', items: extraordinary },
}
