import type { CalendarDate } from '../clock.ts'
import { laterDate } from '../clock.ts'
import type { FourP } from '../partnerships/four-ps.ts'
import type { OrganisationType } from '../partnerships/kinds.ts'
import type { PledgeTheme } from './states.ts'

interface StarterPledge {
  key: string
  /** Who it suits. */
  types: readonly OrganisationType[]
  title: string
  problem: string
  action: string
  measure: string
  target: number
  unit: string
  fourP: FourP
  theme: PledgeTheme
  /** How long it usually takes. */
  months: number
}

const councils = ['council_unitary', 'council_upper', 'council_district'] as const

/** Pledges that others made and kept, to start from: change the figures and make them yours. */
const starterPledges: readonly StarterPledge[] = [
  {
    key: 'hotel-training',
    types: ['business'],
    title: 'We will train all front-desk staff and display the helpline',
    problem: 'Hotels are used for sexual and criminal exploitation, and the front desk sees who comes and goes.',
    action: 'Every front-desk colleague takes a one-hour course; the helpline hangs in every staff area.',
    measure: 'Front-desk staff trained',
    target: 100,
    unit: '% of front-desk staff',
    fourP: 'prepare',
    theme: 'training',
    months: 6,
  },
  {
    key: 'supplier-check',
    types: ['business', ...councils],
    title: 'We will check our highest-risk suppliers',
    problem: 'Cleaning, construction, food and security are where labour exploitation is found most.',
    action: 'We ask our ten highest-risk suppliers how they recruit, house and pay, and visit those that cannot say.',
    measure: 'Highest-risk suppliers checked',
    target: 10,
    unit: 'suppliers',
    fourP: 'prevent',
    theme: 'procurement',
    months: 9,
  },
  {
    key: 'survivor-jobs',
    types: ['business', 'charity', 'housing'],
    title: 'We will offer paid work placements to survivors',
    problem: 'Work is what survivors ask for most, and what makes being exploited again least likely.',
    action: 'With a support charity we offer placements with a mentor, at the normal wage, with no story asked for.',
    measure: 'Placements filled',
    target: 3,
    unit: 'placements',
    fourP: 'protect',
    theme: 'employment',
    months: 12,
  },
  {
    key: 'council-tenders',
    types: councils,
    title: 'We will challenge every abnormally low tender',
    problem: 'A price too low to pay lawful wages may rest on exploitation.',
    action: 'Procurement asks how each unusually low price is reached and keeps the answer with the tender.',
    measure: 'Abnormally low tenders challenged',
    target: 100,
    unit: '% of abnormally low tenders',
    fourP: 'prevent',
    theme: 'procurement',
    months: 12,
  },
  {
    key: 'licensing',
    types: councils,
    title: 'We will brief every licensed taxi driver on the signs',
    problem: 'Drivers take people to and from places of exploitation without knowing.',
    action: 'The briefing becomes part of each new licence and each renewal.',
    measure: 'Licensed drivers briefed',
    target: 100,
    unit: '% of licensed drivers',
    fourP: 'prevent',
    theme: 'awareness',
    months: 12,
  },
  {
    key: 'faith-sessions',
    types: ['faith', 'community_group'],
    title: 'We will host two awareness sessions',
    problem: 'People in our community may be exploited, or live next door to somebody who is.',
    action: 'Two evenings with a speaker from the partnership, the helpline on every chair.',
    measure: 'People reached',
    target: 60,
    unit: 'people',
    fourP: 'prevent',
    theme: 'awareness',
    months: 5,
  },
  {
    key: 'welcome-space',
    types: ['faith', 'community_group', 'charity'],
    title: 'We will open a weekly welcome space for survivors',
    problem: 'Isolation after support ends leaves people open to being exploited again.',
    action: 'One morning a week with food, conversation and somebody who knows where to turn.',
    measure: 'Sessions held',
    target: 40,
    unit: 'sessions',
    fourP: 'protect',
    theme: 'support',
    months: 12,
  },
  {
    key: 'health-pathway',
    types: ['nhs'],
    title: 'We will name a contact and put up the pathway in every practice',
    problem: 'A consultation may be the only moment a potential victim is alone with a professional.',
    action: 'Each practice names one contact and puts the referral pathway up in every consulting room.',
    measure: 'Practices with a named contact and the poster',
    target: 100,
    unit: '% of practices',
    fourP: 'protect',
    theme: 'support',
    months: 6,
  },
  {
    key: 'void-inspections',
    types: ['housing', ...councils],
    title: 'We will use a checklist at every void and repair visit',
    problem: 'Empty and overcrowded homes are used to house and exploit people.',
    action: 'Officers and contractors take a one-page checklist of signs, and know whom to tell the same day.',
    measure: 'Visits with the checklist completed',
    target: 95,
    unit: '% of visits',
    fourP: 'pursue',
    theme: 'housing',
    months: 6,
  },
  {
    key: 'safe-beds',
    types: ['housing', 'charity'],
    title: 'We will keep emergency beds ready for potential victims',
    problem: 'The first nights before support begins are when people go missing.',
    action: 'We keep self-contained rooms that the partnership can fill on the same day, at any hour.',
    measure: 'Beds ready at any time',
    target: 2,
    unit: 'beds',
    fourP: 'protect',
    theme: 'housing',
    months: 6,
  },
  {
    key: 'tutor-briefing',
    types: ['education'],
    title: 'We will brief every personal tutor',
    problem: 'Students are targeted for criminal exploitation, and tutors see the change first.',
    action: 'A briefing at the start of each term, with one named contact to tell.',
    measure: 'Personal tutors briefed',
    target: 100,
    unit: '% of tutors',
    fourP: 'prepare',
    theme: 'training',
    months: 6,
  },
  {
    key: 'job-adverts',
    types: ['education', 'central_government'],
    title: 'We will warn everybody we advise about false job offers',
    problem: 'Exploitation often begins with an advertisement.',
    action: 'Advisers hand out a page on how to check an offer, and it stands beside every vacancy board.',
    measure: 'People given the warning',
    target: 500,
    unit: 'people',
    fourP: 'prevent',
    theme: 'employment',
    months: 9,
  },
  {
    key: 'jobcentre-contacts',
    types: ['central_government'],
    title: 'We will name a single point of contact in every office',
    problem: 'Partners lose days finding whom to ask.',
    action: 'Each office names a contact and a deputy, and the partnership keeps the list.',
    measure: 'Offices with a named contact',
    target: 100,
    unit: '% of offices',
    fourP: 'prepare',
    theme: 'support',
    months: 3,
  },
  {
    key: 'force-training',
    types: ['police', 'probation', 'fire'],
    title: 'We will train every frontline team to spot the signs',
    problem: 'Those who enter homes and workplaces see signs they have not been taught to read.',
    action: 'A two-hour course for every frontline team, with the referral duty in plain words.',
    measure: 'Frontline staff trained',
    target: 90,
    unit: '% of frontline staff',
    fourP: 'prepare',
    theme: 'training',
    months: 9,
  },
  {
    key: 'joint-visits',
    types: ['police', 'fire', 'regulator', ...councils],
    title: 'We will carry out joint welfare visits every quarter',
    problem: 'Each agency sees one part; together they see the whole and ask the same people once.',
    action: 'One round of visits a quarter with a support worker present, planned with partners.',
    measure: 'Rounds of joint visits',
    target: 4,
    unit: 'rounds',
    fourP: 'pursue',
    theme: 'data',
    months: 12,
  },
  {
    key: 'local-picture',
    types: ['police', 'network', 'pcc_office', 'education'],
    title: 'We will publish a yearly picture of exploitation in the area',
    problem: 'Partners plan from national figures that do not look like our streets.',
    action: 'Counts by type and year only, with nothing in it that could lead to a person or a place.',
    measure: 'Pictures published',
    target: 1,
    unit: 'publication',
    fourP: 'prepare',
    theme: 'data',
    months: 12,
  },
  {
    key: 'support-navigator',
    types: ['charity'],
    title: 'We will support survivors through investigation and trial',
    problem: 'Without somebody independent at their side, few can stay with a prosecution.',
    action: 'Our workers accompany survivors from first contact to the end of the trial, and beyond.',
    measure: 'Survivors who stayed engaged',
    target: 80,
    unit: '% of survivors supported',
    fourP: 'protect',
    theme: 'support',
    months: 12,
  },
  {
    key: 'anniversary-training',
    types: ['network', 'pcc_office', 'other', 'charity', 'community_group'],
    title: 'We will run a free course open to every partner',
    problem: 'Small organisations cannot buy training of their own.',
    action: 'Half a day each term, with places kept for small organisations and a certificate at the end.',
    measure: 'People trained',
    target: 100,
    unit: 'people',
    fourP: 'prepare',
    theme: 'training',
    months: 12,
  },
]

/** The examples that suit these kinds of organisation. */
export const startersFor = (types: readonly OrganisationType[]): readonly StarterPledge[] =>
  starterPledges.filter(starter => starter.types.some(type => types.includes(type)))

/** An example as the start of a wording, with its date counted from today; nothing where there is no such example. */
export function startFrom(key: string | undefined, today: CalendarDate) {
  const starter = starterPledges.find(each => each.key === key)
  if (!starter) return {}
  const { key: _, types, months, ...said } = starter
  return { ...said, byWhen: laterDate(today, { months }) }
}
