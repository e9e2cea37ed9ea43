import { type CalendarDate, laterDate } from '../clock.ts'
import { shortDate } from '../words.ts'
import { type Entry, entry, type Place, type ShortNames } from './entries.ts'
import { pathTo } from './paths.ts'

/** A pledge is named this long before it falls due, and when nobody has heard of it for a quarter. */
const PLEDGE_SOON_DAYS = 28

/** Up to when a pledge counts as due soon, and since when as quiet. */
export const pledgeLimits = (today: CalendarDate) => ({
  soon: laterDate(today, { days: PLEDGE_SOON_DAYS }),
  quiet: laterDate(today, { months: -3 }),
})

interface OnDay {
  personId: string
  today: CalendarDate
  names: ShortNames
}

/** An action still to do, as a line. */
export function actionEntry(
  action: Place & { text: string; dueOn: CalendarDate; personId: string | null },
  { personId, today, names }: OnDay,
): Entry {
  const isOverdue = action.dueOn < today
  const whose = action.personId === personId ? 'yours' : 'your organisation’s'
  return entry('action', names, {
    partnershipId: action.partnershipId,
    text: action.text,
    note: `${whose}, ${isOverdue ? 'overdue since' : 'due'} ${shortDate(action.dueOn)}`,
    path: pathTo.action(action),
    on: action.dueOn,
    isOverdue,
  })
}

/** A pledge that falls due or has gone quiet, as a line. */
export function pledgeEntry(
  pledge: Place & { title: string; byWhen: CalendarDate | null; lastHeardOn: CalendarDate },
  { today, names }: OnDay,
): Entry {
  const { byWhen } = pledge
  const isOverdue = byWhen !== null && byWhen < today
  const isDueSoon = byWhen !== null && byWhen <= pledgeLimits(today).soon
  return entry(isDueSoon ? 'pledge' : 'quiet pledge', names, {
    partnershipId: pledge.partnershipId,
    text: pledge.title,
    note: isDueSoon
      ? `pledge, ${isOverdue ? 'overdue since' : 'due'} ${shortDate(byWhen)}`
      : `pledge, no progress told since ${shortDate(pledge.lastHeardOn)}`,
    path: pathTo.pledge(pledge),
    on: byWhen,
    isOverdue,
  })
}
