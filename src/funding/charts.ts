import { type Chart, chartOf, type Kind } from './draw-chart.ts'
import type { QuarterDelivery } from './trend.ts'

const kinds: Kind<QuarterDelivery>[] = [
  {
    id: 'meetings',
    title: 'Meetings held against planned',
    unit: '',
    againstName: 'Planned',
    gap: 'No record here',
    of: ({ pace, meetingsHeld, meetingsPlanned }) =>
      pace === 'not founded yet' || pace === 'no record here'
        ? { value: null }
        : { value: meetingsHeld, against: meetingsPlanned },
  },
  {
    id: 'organisations',
    title: 'Organisations that attended',
    unit: '',
    againstName: 'Seated',
    of: quarter => ({ value: quarter.organisationsAttended, against: quarter.organisationsSeated }),
  },
  {
    id: 'minutes',
    title: 'Minutes approved in time',
    unit: '%',
    of: quarter => ({ value: quarter.minutesInTimePercent }),
  },
  {
    id: 'actions',
    title: 'Actions closed on time',
    unit: '%',
    of: quarter => ({ value: quarter.actionsOnTimePercent }),
  },
  { id: 'pledges-made', title: 'Pledges made', unit: '', of: quarter => ({ value: quarter.pledgesMade }) },
  { id: 'pledges', title: 'Pledges delivered', unit: '', of: quarter => ({ value: quarter.pledgesDelivered }) },
]

/** A chart of each figure by quarter. */
export const chartsOf = (quarters: QuarterDelivery[]): Chart[] => kinds.map(kind => chartOf(kind, quarters))
