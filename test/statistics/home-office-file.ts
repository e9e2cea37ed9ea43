import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'

type Cell = string | number | null
export type Rows = Cell[][]

/** What a force's tables count: a type of exploitation, then its ages. */
export interface Force {
  name: string
  total: number
  types: { type: string; adults?: number; children?: number; unknown?: number }[]
}

export const essex: Force = {
  name: 'Essex Police',
  total: 60,
  types: [
    { type: 'Criminal', adults: 9, children: 33, unknown: 2 },
    { type: 'Labour & Criminal', adults: 12, children: 2, unknown: 2 },
  ],
}
const kent: Force = { name: 'Kent Police', total: 7, types: [{ type: 'Sexual', adults: 7 }] }

const ages = { adults: 'Adult (18 or over)', children: 'Child (17 or under)', unknown: 'Not specified or unknown' }

/** The rows of a force as the Home Office prints them: each label once, and the first row of each group its total. */
function rowsOf({ name, total, types }: Force): Rows {
  return [
    [name, null, null, null, 1, total],
    ...types.flatMap(({ type, ...counts }): Rows => {
      const ofType = Object.values(counts).reduce((one, other) => one + other, 0)
      return [
        [null, type, null, null, 0, ofType],
        ...Object.entries(counts).flatMap(
          ([age, count]): Rows => [
            [null, null, ages[age as keyof typeof ages], null, 0, count],
            [null, null, null, 'Male', 0, count],
          ],
        ),
      ]
    }),
  ]
}

const notPolice = 'NRM referrals by government agency first responder, exploitation type, age and gender'
const policeOf2023 =
  'Table 13: NRM referrals by police first responder, exploitation type, age at exploitation, gender and nationality [note 5]'
const policeOf2022 = 'Table 12 - Details of NRM referrals by police first responders'

/** The sheet of the police as it was in the last quarter of 2023: headings in the sixth row. */
export const policeRowsOf2023 = (forces: Force[] = [essex, kent], all: Cell = '995'): Rows => [
  [policeOf2023],
  ['This worksheet contains one table. Some cells are blank.'],
  ['Source: Home Office'],
  [],
  ['Some shorthand is used in this table'],
  ['Police first responder [note 1]', 'Exploitation type', 'Age at exploitation', 'Gender', 'Albania', 'Total'],
  ['Total', null, null, null, 400, all],
  ...forces.flatMap(rowsOf),
]

/** The same as it was in 2022: another number, other words, an empty column in front and headings in the fourth row. */
const policeRowsOf2022 = (forces: Force[]): Rows => [
  [policeOf2022],
  [],
  ['April to June 2022'],
  [
    '',
    'First responder (Police)',
    'Claimed exploitation type',
    'Age group at exploitation',
    'Gender',
    'Albania',
    'Total',
  ],
  ...forces.flatMap(rowsOf).map((row): Cell[] => [null, ...row]),
  [null, 'Police total', null, null, null, 400, 950],
]

const sheetsOf = (sheets: Record<string, Rows>) => ({
  sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })),
})
export const asOds = async (sheets: Record<string, Rows>): Promise<Buffer> =>
  Buffer.from(await writeOds(sheetsOf(sheets)))
export const asXlsx = async (sheets: Record<string, Rows>): Promise<Buffer> =>
  Buffer.from(await writeXlsx(sheetsOf(sheets)))

const cover = (words: string): Rows => [['Modern Slavery: NRM and DtN statistics'], [words]]
/** A cover, a list of contents that names the table too, another table, and the one that is looked for. */
export const sheetsOf2023 = (rows: Rows = policeRowsOf2023()): Record<string, Rows> => ({
  Cover: cover('UK, Quarter 4 2023 – October to December'),
  Contents: [
    ['Table 11', notPolice],
    ['Table 13', policeOf2023],
  ],
  Table_11: [
    [notPolice],
    [],
    [],
    [],
    [],
    ['Government agency first responder', 'Exploitation type', 'Age at exploitation', 'Gender', 'Albania', 'Total'],
    ['Total', null, null, null, 1, 900],
  ],
  Table_13: rows,
})

export const fileOf2023 = (forces?: Force[]): Promise<Buffer> => asOds(sheetsOf2023(policeRowsOf2023(forces)))
export const fileOf2022 = (forces: Force[]): Promise<Buffer> =>
  asOds({ Cover: cover('Data tables'), Table_12: policeRowsOf2022(forces) })
