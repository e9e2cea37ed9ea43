import { createPartnership, NewPartnership } from '../administration/create-partnership.ts'
import { type CalendarDate, laterDate } from '../clock.ts'
import { describePartnership, PartnershipDescription } from '../partnerships/describe-partnership.ts'
import { partnershipById } from '../partnerships/store.ts'
import { addSensitiveDate, DateToMind } from '../programmes/add-sensitive-date.ts'
import { colchesterLaunch } from './content/colchester.ts'
import { organisationContent } from './content/organisations.ts'
import { type PartnershipKey, partnershipKeys, partnerships, policeArea } from './content/partnerships.ts'
import { type PersonKey, personContent } from './content/people.ts'
import { comingDates, onDay, quartersBefore } from './dates.ts'
import { addressOf, becomeMember, inviteMember, meet } from './join.ts'
import { keepPublishedFacts } from './store.ts'
import type { Moment, Story } from './story.ts'

/** Each partnership comes to the platform some weeks before its first meeting on it. */
const WEEKS_BEFORE_FIRST = 9

interface Founding {
  partnership: PartnershipKey
  on: CalendarDate
}

/** The partnerships are set up, and their members invited one after another, by those who may. */
export function foundPartnerships(today: CalendarDate): Moment[] {
  const coming = comingDates(today)
  const firstOfYear = (key: PartnershipKey) =>
    laterDate(quartersBefore(coming[key], 4), { days: -WEEKS_BEFORE_FIRST * 7 })
  const launching = laterDate(colchesterLaunch.heldOn, { days: -16 })
  return partnershipKeys.flatMap(partnership => {
    const founding = { partnership, on: partnership === 'cams' ? launching : firstOfYear(partnership) }
    const [first, later] = partnership === 'cams' ? foundersAndLaterMembers() : [membersOf(partnership), []]
    return [
      ...founded(founding),
      ...invited({ partnership, on: laterDate(founding.on, { days: 3 }) }, first),
      ...invited({ partnership, on: firstOfYear(partnership) }, later),
    ]
  })
}

const membersOf = (partnership: PartnershipKey): PersonKey[] =>
  keys(personContent).filter(key => personContent[key].roles[partnership] !== undefined)

const keys = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as K[]

/** Who was at the launch has been a member since; the others joined as the partnership grew. */
function foundersAndLaterMembers(): [PersonKey[], PersonKey[]] {
  const atLaunch = new Set([...colchesterLaunch.present, ...colchesterLaunch.apologies])
  const all = membersOf('cams')
  return [all.filter(key => atLaunch.has(key)), all.filter(key => !atLaunch.has(key))]
}

const withRole = (partnership: PartnershipKey, role: string): PersonKey => {
  const holder = membersOf(partnership).find(key => personContent[key].roles[partnership] === role)
  if (!holder) throw new Error(`${partnership} has no ${role}`)
  return holder
}

/** The administrator creates the partnership; its chair says what it is for and asks the co-ordinator in. */
function founded({ partnership, on }: Founding): Moment[] {
  const [chair, coordinator] = [withRole(partnership, 'chair'), withRole(partnership, 'co-ordinator')]
  return [
    { at: onDay(on, 0), tell: story => create(story, partnership, chair) },
    { at: onDay(on, 0, 90), tell: story => becomeMember(story, partnership, chair) },
    { at: onDay(on, 0, 110), tell: story => describe(story, { partnership, on, chair }) },
    { at: onDay(on, 0, 115), tell: story => mind(story, partnership, chair) },
    { at: onDay(on, 1), tell: story => inviteMember(story, { partnership, by: chair, who: coordinator }) },
    { at: onDay(on, 1, 45), tell: story => becomeMember(story, partnership, coordinator) },
  ]
}

/** The chair asks the vice-chair in, the co-ordinator everyone else; each accepts within some days. */
function invited({ partnership, on }: Founding, people: PersonKey[]): Moment[] {
  const [chair, coordinator] = [withRole(partnership, 'chair'), withRole(partnership, 'co-ordinator')]
  const others = people.filter(key => key !== chair && key !== coordinator)
  return others.flatMap((who, place) => {
    const by = personContent[who].roles[partnership] === 'vice-chair' ? chair : coordinator
    return [
      { at: onDay(on, 0, 2 * place), tell: (story: Story) => inviteMember(story, { partnership, by, who }) },
      {
        at: onDay(on, 1 + (place % 5), 30 + place),
        tell: (story: Story) => becomeMember(story, partnership, who),
      },
    ]
  })
}

function create(story: Story, partnership: PartnershipKey, chair: PersonKey): void {
  const { host, name, shortName, areaName, cadence } = partnerships[partnership]
  const wanted = NewPartnership.parse({
    ...{ id: partnership, name, shortName, areaName, cadence },
    policeAreaId: policeArea.id,
    organisation: organisationContent[host].displayName,
    chairName: personContent[chair].name,
    chairEmail: addressOf(chair),
  })
  story.as('ada', { permission: 'partnerships.create', in: undefined }, work => createPartnership(work, wanted))
  meet(story, chair)
}

function describe(story: Story, { partnership, on, chair }: Founding & { chair: PersonKey }): void {
  const { host: _host, shortName: _shortName, areaCode, foundedOn, ...said } = partnerships[partnership]
  const description = PartnershipDescription.parse({ ...said, termsReviewDueOn: laterDate(on, { years: 4 }) })
  story.as(chair, { permission: 'partnerships.describe', in: partnership }, work => {
    const { version } = partnershipById(work.tx, partnership)
    describePartnership(work, description, version)
    keepPublishedFacts(work.tx, partnership, { areaCode, foundedOn, status: 'active' })
  })
}

/** A day on which councils and police stand elsewhere, so that nobody plans a meeting on it. */
function mind(story: Story, partnership: PartnershipKey, chair: PersonKey): void {
  const date = DateToMind.parse({
    name: 'Armistice Day',
    reason: 'Councils and police keep the silence at 11am and attend services',
    onDate: '2018-11-11',
    isYearly: true,
    kind: 'sensitive',
  })
  story.as(chair, { permission: 'sensitive-dates.keep', in: partnership }, work => addSensitiveDate(work, date))
}
