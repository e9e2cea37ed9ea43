import type { PartnershipDelivery } from './monitoring.ts'

type By = (line: PartnershipDelivery) => number | string

/** By what the lines can be ordered; where something is unknown it stands lowest. */
const columns = {
  name: line => line.name.toLowerCase(),
  grant: line => line.grant?.amountInPence ?? 0,
  meetings: line => (line.meetingsPlanned === 0 ? 0 : line.meetingsHeld / line.meetingsPlanned),
  organisations: line => line.organisationsAttended,
  minutes: line => line.minutesInTimePercent ?? -1,
  actions: line => line.actionsOnTimePercent ?? -1,
  overdue: line => line.actionsOverdue,
  pledges: line => line.pledges.submitted + line.pledges.acknowledged + line.pledges.active,
  activity: line => line.lastActivityOn ?? '',
} as const satisfies Record<string, By>

export const monitoringColumns = Object.keys(columns) as (keyof typeof columns)[]
type Column = (typeof monitoringColumns)[number]

/** A column, or with `-` before it the other way round. */
export type MonitoringOrder = Column | `-${Column}`

export const monitoringOrders: MonitoringOrder[] = monitoringColumns.flatMap(column => [column, `-${column}` as const])

const names = new Intl.Collator('en-GB')

/** The lines in the order asked for; those that are equal by name. */
export function inOrder(lines: PartnershipDelivery[], order: MonitoringOrder): PartnershipDelivery[] {
  const column = order.replace('-', '') as Column
  const by: By = columns[column]
  const way = order.startsWith('-') ? -1 : 1
  return lines.toSorted((one, other) => way * compare(by(one), by(other)) || names.compare(one.name, other.name))
}

const compare = (one: number | string, other: number | string): number =>
  typeof one === 'number' && typeof other === 'number' ? one - other : names.compare(String(one), String(other))
