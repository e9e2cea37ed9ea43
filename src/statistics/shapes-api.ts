import { z } from 'zod'
import { outDate } from '../web/schemas.ts'
import { FEW, HIDDEN } from './small-numbers.ts'
import { statisticSources, statisticStates } from './states.ts'

const example = {
  quarter: '2023-Q4',
  total: 60,
  allForces: 995,
  tableTitle: 'Table 13: NRM referrals by police first responder',
  publishedOn: '2024-03-07',
  address: 'https://www.gov.uk/government/collections/national-referral-mechanism-statistics',
}

/** A figure as the officer who keeps it sees it. */
export const StatisticOut = z
  .object({
    id: z.string(),
    policeAreaId: z.string(),
    forceLabel: z.string(),
    quarter: z.string(),
    total: z.int(),
    adults: z.int().nullable(),
    children: z.int().nullable(),
    ageUnknown: z.int().nullable(),
    allForces: z.int().nullable(),
    state: z.enum(statisticStates),
    source: z.enum(statisticSources),
    fileName: z.string().nullable(),
    sheetName: z.string().nullable(),
    tableTitle: z.string().nullable(),
    publishedOn: outDate().nullable(),
    address: z.string().nullable(),
    supersededById: z.string().nullable(),
    version: z.int(),
  })
  .meta({
    example: {
      ...example,
      id: '019a6f3e-7c00-7000-8000-000000000001',
      policeAreaId: 'essex',
      forceLabel: 'Essex Police',
      ...{ adults: 21, children: 35, ageUnknown: 4 },
      ...{ state: 'published', source: 'file', fileName: 'nrm-2023-q4.ods', sheetName: 'Table_13' },
      supersededById: null,
      version: 3,
    },
  })

const AgeOut = z
  .union([z.int(), z.enum([FEW, HIDDEN])])
  .meta({ description: 'A number, or what stands in its place where it is small or would tell one that is' })

/** The figures as members see them. */
export const StatisticsShownOut = z
  .object({
    forceLabel: z.string().nullable(),
    areaName: z.string(),
    caveats: z.array(z.string()),
    quarters: z.array(
      z.object({
        quarter: z.string(),
        total: z.int(),
        was: z.array(z.int()).meta({ description: 'What earlier publications said instead, the oldest first' }),
        ages: z.object({ adults: AgeOut, children: AgeOut, ageUnknown: AgeOut }).nullable(),
        allForces: z.int().nullable(),
        publishedOn: outDate(),
        address: z.string(),
        tableTitle: z.string().nullable(),
      }),
    ),
  })
  .meta({
    example: {
      forceLabel: 'Essex Police',
      areaName: 'Essex',
      caveats: ['The exploitation may have happened elsewhere in the country or abroad.'],
      quarters: [{ ...example, was: [], ages: { adults: HIDDEN, children: 35, ageUnknown: FEW } }],
    },
  })
