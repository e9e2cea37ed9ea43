import { noteActivity } from '../activity/note-activity.ts'
import { type CalendarDate, laterDate } from '../clock.ts'
import { openInvitation } from '../memberships/open-invitation.ts'
import { colchesterLaunch } from './content/colchester.ts'
import { organisationContent } from './content/organisations.ts'
import { type PartnershipKey, partnershipKeys, partnerships } from './content/partnerships.ts'
import { type PersonKey, personContent } from './content/people.ts'
import { comingDates, onDay, quartersBefore } from './dates.ts'
import { addressOf, becomeMember, inviteMember, meet } from './join.ts'
import { addPartnership } from './store.ts'
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

/** The administrator creates the partnership and asks its first chair in; the chair asks the co-ordinator. */
function founded({ partnership, on }: Founding): Moment[] {
  const [chair, coordinator] = [withRole(partnership, 'chair'), withRole(partnership, 'co-ordinator')]
  return [
    { at: onDay(on, 0), tell: story => create(story, partnership, on) },
    { at: onDay(on, 0, 5), tell: story => inviteChair(story, partnership, chair) },
    { at: onDay(on, 0, 90), tell: story => becomeMember(story, partnership, chair) },
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

function create(story: Story, partnership: PartnershipKey, on: CalendarDate): void {
  const { host, ...said } = partnerships[partnership]
  story.as('ada', { permission: 'partnerships.create', in: undefined }, work => {
    addPartnership(work.tx, {
      ...said,
      id: partnership,
      policeAreaId: 'essex',
      hostOrganisationId: story.organisation.get(host) ?? '',
      termsReviewDueOn: laterDate(on, { years: 2 }),
      createdAt: work.now,
      createdBy: work.actor.personId,
      updatedAt: work.now,
    })
    noteActivity(work, {
      deed: 'partnership.created',
      subjectType: 'partnership',
      subjectId: partnership,
      words: `Created the partnership ${said.shortName}`,
      partnershipId: partnership,
    })
  })
}

function inviteChair(story: Story, partnership: PartnershipKey, who: PersonKey): void {
  const { name, organisation } = personContent[who]
  story.as('ada', { permission: 'partnerships.create', in: undefined }, work => {
    const wanted = { name, email: addressOf(who), organisation: organisationContent[organisation].displayName }
    const { id } = openInvitation(work, partnership, { ...wanted, role: 'chair' })
    story.thing.set(`membership ${partnership} ${who}`, id)
  })
  meet(story, who)
}
