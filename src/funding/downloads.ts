import { type CountedPledgeState, countedPledgeStates } from '../pledges/states.ts'
import { type Cell, fileName, type Sheet } from '../sheets.ts'
import { sentence } from '../words.ts'
import type { Monitoring, PartnershipDelivery } from './monitoring.ts'
import type { Period } from './periods.ts'
import type { Grant } from './store.ts'

interface Column<Row> {
  heading: string
  of(row: Row): Cell
}

const inColumns = <Row>(columns: Column<Row>[], rows: Row[]): Pick<Sheet, 'headings' | 'rows'> => ({
  headings: columns.map(column => column.heading),
  rows: rows.map(row => columns.map(column => column.of(row))),
})

const inPounds = (pence: number | undefined | null): Cell => (pence == null ? null : pence / 100)

const monitoringColumns = ({ from, to }: Period): Column<PartnershipDelivery>[] => [
  { heading: 'Partnership', of: line => line.name },
  // In every row: a file that was renamed or put under another still says which days it tells of.
  { heading: 'Period from', of: () => from },
  { heading: 'Period to', of: () => to },
  { heading: 'Funded in the period', of: line => (line.grant ? 'Yes' : 'No') },
  { heading: 'Grant (£)', of: line => inPounds(line.grant?.amountInPence) },
  { heading: 'Grant from', of: line => line.grant?.from ?? null },
  { heading: 'Grant to', of: line => line.grant?.to ?? null },
  { heading: 'Meetings held', of: line => line.meetingsHeld },
  { heading: 'Meetings planned', of: line => line.meetingsPlanned },
  { heading: 'Pace of meetings', of: line => sentence(line.pace) },
  { heading: 'Organisations attended', of: line => line.organisationsAttended },
  { heading: 'Organisations seated', of: line => line.organisationsSeated },
  { heading: 'Minutes due', of: line => line.minutesDue },
  { heading: 'Minutes approved in time', of: line => line.minutesInTime },
  { heading: 'Actions closed', of: line => line.actionsClosed },
  { heading: 'Actions closed on time', of: line => line.actionsClosedOnTime },
  { heading: 'Actions overdue', of: line => line.actionsOverdue },
  { heading: 'Pledges made in the period', of: line => line.pledgesMade },
  { heading: 'Pledges delivered in the period', of: line => line.pledgesDelivered },
  { heading: 'Pledges overdue', of: line => line.pledgesOverdue },
  ...countedPledgeStates.map((state: CountedPledgeState) => ({
    heading: `Pledges ${state} at the end`,
    of: (line: PartnershipDelivery) => line.pledges[state],
  })),
  { heading: 'Last activity', of: line => line.lastActivityOn },
]

/** The monitoring page as a table to download: the funded partnerships, then the others. */
export const monitoringSheet = (view: Monitoring): Sheet => ({
  fileName: fileName('partnerships', view.policeArea.id, view.period.from, 'to', view.period.to),
  title: 'Partnerships',
  ...inColumns(monitoringColumns(view.period), [...view.funded, ...view.notFunded]),
})

const grantColumns: Column<Grant>[] = [
  { heading: 'Reference', of: grant => grant.decisionReference },
  { heading: 'Title', of: grant => grant.title },
  { heading: 'State', of: grant => sentence(grant.state) },
  { heading: 'Funder', of: grant => grant.funderName },
  { heading: 'Recipient', of: grant => grant.recipientName },
  { heading: 'For partnership', of: grant => grant.partnershipName },
  { heading: 'Programme', of: grant => grant.programme },
  { heading: 'Amount awarded (£)', of: grant => inPounds(grant.amountAwarded) },
  { heading: 'Amount applied for (£)', of: grant => inPounds(grant.amountAppliedFor) },
  { heading: 'First day', of: grant => grant.periodStartsOn },
  { heading: 'Last day', of: grant => grant.periodEndsOn },
  { heading: 'Decided', of: grant => grant.decidedOn },
  { heading: 'Purpose', of: grant => grant.purpose },
  { heading: 'Reasons', of: grant => grant.reasons },
  { heading: 'Conditions', of: grant => grant.conditions },
  { heading: 'From an open call', of: grant => (grant.fromOpenCall ? 'Yes' : 'No') },
]

/** The grants of an area as a table to download. */
export const grantsSheet = (policeAreaId: string, grants: Grant[]): Sheet => ({
  fileName: fileName('grants', policeAreaId),
  title: 'Grants',
  ...inColumns(grantColumns, grants),
})
