import { z } from 'zod'
import { type CountedPledgeState, countedPledgeStates } from '../pledges/states.ts'
import { outDate } from '../web/schemas.ts'
import { GrantOut } from './grant-shapes-api.ts'
import { monitoringOrders } from './monitoring-order.ts'
import { paces } from './shares.ts'

const percent = () => z.int().nullable()

const PeriodOut = z.object({ key: z.string(), label: z.string(), from: outDate(), to: outDate() })
const pledgeCounts = Object.fromEntries(countedPledgeStates.map(state => [state, z.int()])) as Record<
  CountedPledgeState,
  z.ZodInt
>

const figures = {
  meetingsHeld: z.int(),
  meetingsPlanned: z.int().meta({
    description: 'How often it meets, for the days of the period that have passed since it began, in whole meetings',
  }),
  organisationsAttended: z.int(),
  organisationsSeated: z.int(),
  minutesDue: z.int(),
  minutesInTime: z.int(),
  minutesInTimePercent: percent(),
  actionsClosed: z.int(),
  actionsClosedOnTime: z.int(),
  actionsOnTimePercent: percent(),
  actionsOverdue: z.int(),
  pledgesMade: z.int(),
  pledgesDelivered: z.int(),
  pledgesOverdue: z.int(),
  pledges: z.object(pledgeCounts).meta({ description: 'Pledges made by the last day, by where each stood at its end' }),
  lastActivityOn: outDate().nullable().meta({ description: 'By the end of the last day' }),
}

const line = {
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  grant: z.object({ amountInPence: z.int(), grants: z.int(), from: outDate(), to: outDate() }).nullable(),
  pace: z.enum(paces),
  ...figures,
}
const LineOut = z.object(line)

const anExample = {
  meetingsHeld: 4,
  meetingsPlanned: 4,
  organisationsAttended: 24,
  organisationsSeated: 30,
  minutesDue: 3,
  minutesInTime: 2,
  minutesInTimePercent: 67,
  actionsClosed: 12,
  actionsClosedOnTime: 9,
  actionsOnTimePercent: 75,
  actionsOverdue: 2,
  pledgesMade: 5,
  pledgesDelivered: 3,
  pledgesOverdue: 1,
  pledges: { submitted: 0, acknowledged: 1, active: 4, paused: 0, delivered: 3, verified: 2, lapsed: 0, withdrawn: 0 },
  lastActivityOn: '2027-02-24',
}
const period = { key: 'year-2026', label: 'Financial year 2026 to 2027', from: '2026-04-01', to: '2027-03-31' }
const aQuarter = {
  key: 'quarter-2027-01',
  label: 'January to March 2027',
  from: '2027-01-01',
  to: '2027-03-31',
}
const aLine = {
  id: 'sams',
  name: 'Southend Against Modern Slavery',
  shortName: 'SAMS',
  grant: { amountInPence: 1400050, grants: 1, from: '2026-04-01', to: '2027-03-31' },
  pace: 'on plan',
  ...anExample,
} as const

export const MonitoringOut = z
  .object({
    policeArea: z.object({ id: z.string(), name: z.string(), officeName: z.string() }),
    period: PeriodOut,
    order: z.enum(monitoringOrders),
    funded: z.array(LineOut),
    notFunded: z.array(LineOut),
    totals: z.object({ partnerships: z.int(), amountInPence: z.int(), ...figures }),
  })
  .meta({
    example: {
      policeArea: { id: 'essex', name: 'Essex', officeName: 'Police, Fire and Crime Commissioner for Essex' },
      period,
      order: 'name',
      funded: [aLine],
      notFunded: [],
      totals: { partnerships: 1, amountInPence: 1400050, ...anExample },
    },
  })

const QuarterOut = z.object({ period: PeriodOut, ...line })

export const TrendOut = z
  .object({
    partnership: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
    quarters: z.array(QuarterOut),
  })
  .meta({
    example: {
      partnership: { id: 'sams', name: aLine.name, shortName: 'SAMS' },
      quarters: [{ period: aQuarter, ...aLine }],
    },
  })

const AverageOut = z.object({
  partnerships: z.int(),
  meetingsHeld: z.number(),
  meetingsPlanned: z.number(),
  organisationsAttended: z.number(),
  organisationsSeated: z.number(),
  minutesInTimePercent: percent(),
  actionsOnTimePercent: percent(),
  actionsOverdue: z.number(),
  pledgesMade: z.number(),
  pledgesDelivered: z.number(),
  pledgesOverdue: z.number(),
})

export const OwnDeliveryOut = z
  .object({
    period: PeriodOut,
    own: LineOut,
    average: AverageOut.nullable().meta({ description: 'Left out where fewer than four partnerships are in it' }),
    quarters: z.array(QuarterOut),
    grants: z.array(GrantOut),
  })
  .meta({
    example: { period, own: aLine, average: null, quarters: [{ period: aQuarter, ...aLine }], grants: [] },
  })
