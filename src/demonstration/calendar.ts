import { isWorkingDay } from '../bank-holidays.ts'
import { type CalendarDate, laterDate } from '../clock.ts'
import { chelmsford } from './content/chelmsford.ts'
import { colchester, colchesterLaunch } from './content/colchester.ts'
import { type PartnershipKey, partnershipKeys } from './content/partnerships.ts'
import type { ComingMeeting, HeldMeeting, Year } from './content/shapes.ts'
import { southend } from './content/southend.ts'
import { comingDates, quartersBefore } from './dates.ts'

const years: Record<PartnershipKey, Year> = { sams: southend, casp: chelmsford, cams: colchester }

/** A meeting of the story with its date, and how long before it members were asked. */
export interface Planned<M> {
  partnership: PartnershipKey
  heldOn: CalendarDate
  askedOn: CalendarDate
  meeting: M
}

const DAYS_OF_NOTICE = 42
/** Members of a partnership that is being founded are asked as soon as they have joined. */
const DAYS_BEFORE_LAUNCH = 7
/** The invitations to what is coming are fresh, so that they are still under way when the demonstration starts. */
const DAYS_SINCE_ASKED = [1, 2] as const

/** Every meeting that was held, of all partnerships. */
export function meetingsHeld(today: CalendarDate): Planned<HeldMeeting>[] {
  const coming = comingDates(today)
  const { heldOn } = colchesterLaunch
  const askedOn = laterDate(heldOn, { days: -DAYS_BEFORE_LAUNCH })
  return [
    { partnership: 'cams', heldOn, askedOn, meeting: colchesterLaunch },
    ...partnershipKeys.flatMap(partnership =>
      years[partnership].held.map((meeting, place) => {
        const heldOn = quartersBefore(coming[partnership], years[partnership].held.length - place)
        return { partnership, heldOn, askedOn: laterDate(heldOn, { days: -DAYS_OF_NOTICE }), meeting }
      }),
    ),
  ]
}

/** The meetings to come, one a partnership. */
export function meetingsComing(today: CalendarDate): Planned<ComingMeeting>[] {
  const coming = comingDates(today)
  return partnershipKeys.map(partnership => ({
    partnership,
    heldOn: coming[partnership],
    askedOn: lately(today),
    meeting: years[partnership].coming,
  }))
}

/** So lately that the letters are still to go: a day on which offices were open, after a weekend yesterday all the same. */
function lately(today: CalendarDate): CalendarDate {
  const days = DAYS_SINCE_ASKED.map(ago => laterDate(today, { days: -ago }))
  return days.find(isWorkingDay) ?? laterDate(today, { days: -DAYS_SINCE_ASKED[0] })
}

/** What the story calls a meeting. */
export const nameOf = ({ partnership, heldOn }: Pick<Planned<unknown>, 'partnership' | 'heldOn'>): string =>
  `meeting of ${partnership} on ${heldOn}`
