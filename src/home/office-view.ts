import { type CalendarDate, type Instant, laterDate, londonDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { monitoringOf, type PartnershipDelivery } from '../funding/monitoring.ts'
import { counted, listed, sentence, shortDate } from '../words.ts'

/** As many partnerships as one looks into before opening the monitoring page. */
const MOST = 8
/** So long before its last day a grant is spoken of. */
const GRANT_SOON_DAYS = 90

/** What an officer sees of their area on arriving: four numbers, and which partnerships are worth a look and why. */
export function officeView(tx: Tx, policeAreaId: string, now: Instant) {
  const { policeArea, funded, totals } = monitoringOf({ tx, policeAreaId, now }, { period: 'last-12-months' })
  const soon = laterDate(londonDate(now), { days: GRANT_SOON_DAYS })
  const worthALook = funded
    .map(line => ({ line, reasons: reasonsToLook(line, soon) }))
    .filter(each => each.reasons.length > 0)
    .toSorted((one, other) => weightOf(other.line) - weightOf(one.line))
  return {
    policeAreaId,
    area: policeArea,
    totals,
    count: worthALook.length,
    worthALook: worthALook.slice(0, MOST).map(({ line, reasons }) => ({
      text: line.name,
      note: sentence(listed(reasons)),
      path: `/funding/${policeAreaId}/partnerships/${line.id}`,
    })),
  }
}

function reasonsToLook(line: PartnershipDelivery, soon: CalendarDate): string[] {
  const { pace, actionsOverdue, pledgesOverdue, grant } = line
  return [
    ...(pace === 'behind' || pace === 'slightly behind' ? [`${pace} with meetings`] : []),
    ...(actionsOverdue ? [`${counted(actionsOverdue, 'action')} overdue`] : []),
    ...(pledgesOverdue ? [`${counted(pledgesOverdue, 'pledge')} overdue`] : []),
    ...(grant && grant.to <= soon ? [`grant ends ${shortDate(grant.to)}`] : []),
  ]
}

/** Who does not meet comes first, then who has most overdue. */
const weightOf = ({ pace, actionsOverdue, pledgesOverdue }: PartnershipDelivery): number =>
  (pace === 'behind' ? 1000 : 0) + actionsOverdue + pledgesOverdue
