import { colchesterLastHeld } from './colchester-last.ts'
import type { HeldMeeting, Sitting, Year } from './shapes.ts'

const usual = {
  mode: 'in person',
  startTime: '09:30',
  endTime: '11:30',
  chair: 'rosalind',
  minuteTaker: 'tegan',
} as const satisfies Partial<Sitting>

/** The launch of 7 June 2023, as the council published it: thirty community leaders at Essex Business School. */
export const colchesterLaunch: HeldMeeting & { heldOn: string } = {
  ...usual,
  heldOn: '2023-06-07',
  title: 'Launch of Colchester Against Modern Slavery',
  theme: 'From a conference to a partnership',
  venue: 'Essex Business School, University of Essex, Colchester',
  present: [
    'rosalind',
    'tegan',
    'jerome',
    'fiona',
    'hugo',
    'obinna',
    'wendy',
    'lorna',
    'esther',
    'vikram',
    'dominik',
    'sunita',
  ],
  apologies: ['annika', 'gareth'],
  ownAgenda: [
    { title: 'Welcome: from a conference to a partnership', kind: 'information', owner: 'Chair', minutes: 20 },
    { title: 'Prepare: what Southend learned', kind: 'presentation', owner: 'Together Free', minutes: 30 },
    { title: 'Pledges made at the conference', kind: 'discussion', owner: 'All', minutes: 30 },
    { title: 'Forward plan: founding the partnership', kind: 'decision', owner: 'Chair', minutes: 40 },
  ],
  notes: {
    welcome: {
      text: 'Thirty community leaders came together at the invitation of the Safer Colchester Partnership; the register lists those whose organisations founded the partnership that day. Rosalind recalled the conference at The Old Library in April, where more than 45 delegates heard from the council, Justice and Care, Barnardo’s and Together Free and pledged to support a partnership.',
      outcome: 'noted',
    },
    prepare: {
      text: 'Together Free described how Southend’s partnership began and what it would do differently: begin with fewer groups, give each an end, and ask survivors first.',
      outcome: 'noted',
    },
    pledges: {
      text: 'The pledges written at the conference were read out by the organisations that made them. Several have no date yet.',
      decision: 'Conference pledges are kept with the partnership and gone through at every meeting.',
      outcome: 'agreed',
    },
    forward: {
      text: 'Members agreed to meet each quarter, with a steering group and four task and finish groups: awareness raising; training; victim safeguarding and referral pathways; intelligence and disruption.',
      decision: 'Colchester Against Modern Slavery is founded, hosted by the city council.',
      outcome: 'agreed',
    },
  },
  actions: [
    {
      text: 'Write terms of reference and send them to all founding members',
      owner: 'tegan',
      topic: 'forward',
      due: 42,
      life: [
        { after: 36, state: 'done', text: 'Two pages, sent to all.' },
        { after: 44, state: 'closed' },
      ],
    },
    {
      text: 'Collect the pledges written at the conference and record them for each organisation',
      owner: 'hugo',
      topic: 'pledges',
      due: 60,
      life: [
        { after: 20, state: 'done', text: 'Six are recorded, as intentions: none has a date yet.' },
        { after: 23, state: 'closed' },
      ],
    },
  ],
  circulatedAfter: 7,
  approvedAfter: 21,
}

const fourBack: HeldMeeting = {
  ...usual,
  title: 'CAMS quarterly meeting',
  theme: 'Who rings whom on our referral pathways',
  venue: 'Town Hall, High Street, Colchester',
  present: ['rosalind', 'jerome', 'tegan', 'lorna', 'fiona', 'esther', 'wendy', 'annika', 'callum', 'paulette', 'hugo'],
  apologies: ['obinna', 'vikram', 'dominik', 'gareth'],
  notes: {
    welcome: { text: 'Eleven people from nine organisations.', outcome: 'noted' },
    picture: {
      text: 'Fiona gave the county picture from published figures and explained what a district commander may and may not say in a meeting like this one.',
      outcome: 'noted',
    },
    prevent: {
      text: 'The awareness group has two dates a year, 30 July and 18 October, and asked members to bring their communications teams together once, early, instead of sending posters late.',
      decision: 'Communications leads of the six largest members meet eight weeks before each campaign.',
      outcome: 'agreed',
    },
    prepare: {
      text: 'The pathways group laid a single sheet on the table: adult, child, consent given, consent not given. Esther and Annika found two places where the hospital’s route and the county’s did not meet.',
      decision: 'The single-sheet pathway is adopted once both gaps are closed.',
      outcome: 'deferred',
    },
    pledges: {
      text: 'Six of the conference pledges can be given a date and a measure, and their organisations will do so within the month. Two others no longer have anyone who remembers them; the chair will write.',
      outcome: 'noted',
    },
    funding: {
      text: 'The grant began this quarter. Tegan showed what the Commissioner’s office will see.',
      outcome: 'noted',
    },
    theme: {
      text: 'With everyone’s telephone on the table, members tried the pathway: three of eight numbers rang out. All three have been corrected.',
      outcome: 'noted',
    },
  },
  actions: [
    {
      text: 'Close the two gaps between the hospital’s referral route and the county’s',
      owner: 'esther',
      topic: 'prepare',
      due: 60,
      fourP: 'prepare',
      life: [
        { after: 40, state: 'in progress', text: 'First gap closed.' },
        { after: 57, state: 'done', text: 'Both routes now end at the same desk.' },
        { after: 62, state: 'closed' },
      ],
    },
    {
      text: 'Bring the communications leads of six members together before the next campaign',
      owner: 'tegan',
      topic: 'prevent',
      due: 80,
      fourP: 'prevent',
      life: [
        { after: 76, state: 'done', text: 'Five of six met; the sixth sent a note.' },
        { after: 84, state: 'closed' },
      ],
    },
    {
      text: 'Write to the two organisations whose conference pledges have no owner',
      owner: 'rosalind',
      topic: 'pledges',
      due: 30,
      life: [
        { after: 45, state: 'done', text: 'Both answered: they withdraw what nobody remembers, and stay members.' },
        { after: 48, state: 'closed' },
      ],
    },
  ],
  circulatedAfter: 11,
  approvedAfter: 20,
}

export const colchester: Year = {
  held: [fourBack, ...colchesterLastHeld],
  coming: {
    ...usual,
    title: 'CAMS quarterly meeting',
    theme: 'Closing the training group well',
    venue: 'Town Hall, High Street, Colchester',
    answers: [
      { who: 'jerome', answer: 'accepted' },
      { who: 'tegan', answer: 'accepted' },
      { who: 'lorna', answer: 'accepted' },
      { who: 'fiona', answer: 'delegated', note: 'On a course.', substitute: 'Sergeant Pip Hazeldene' },
      { who: 'obinna', answer: 'declined' },
      { who: 'gareth', answer: 'accepted' },
    ],
  },
}
