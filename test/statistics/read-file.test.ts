import t from 'tap'
import { readReferrals } from '#src/statistics/read-file.ts'
import { zipOf } from '#test/support/zip.ts'
import { textOfCsv } from './home-office-csv.ts'
import {
  asOds,
  asXlsx,
  essex,
  fileOf2022,
  fileOf2023,
  policeRowsOf2023,
  type Rows,
  sheetsOf2023,
} from './home-office-file.ts'

const read = (bytes: Buffer, force = 'Essex Police') => readReferrals({ bytes }, force)

t.test('The police table of 2023 is found by its title, labels filled down, first rows taken as totals', async t => {
  t.strictSame(await read(await fileOf2023()), {
    sheetName: 'Table_13',
    tableTitle:
      'Table 13: NRM referrals by police first responder, exploitation type, age at exploitation, gender and nationality',
    total: 60,
    adults: 21,
    children: 35,
    ageUnknown: 4,
    allForces: 995,
    quarter: '2023-Q4',
  })
})

t.test('The table of 2022 is found though its number, its words, its headings and their row are others', async t => {
  const then = { ...essex, total: 45, types: [{ type: 'Criminal', adults: 25, children: 18, unknown: 2 }] }
  t.match(await read(await fileOf2022([then])), {
    sheetName: 'Table_12',
    ...{ total: 45, adults: 25, children: 18, ageUnknown: 2 },
    allForces: 950,
    quarter: '2022-Q2',
  })
})

t.test('Labels in every row, and XLSX and CSV, are read alike', async t => {
  let filled: Rows[number] = []
  const repeated = policeRowsOf2023().map((row, at) => {
    if (at < 6) return row
    filled = row.map(
      (cell, column) =>
        cell ?? (column < 3 && isWithin(row, filled, column) ? filled[column] : null) ?? (column < 4 ? 'Total' : null),
    )
    return filled
  })
  t.match(await read(await asOds(sheetsOf2023(repeated))), { total: 60, adults: 21, children: 35, ageUnknown: 4 })
  t.match(await read(await asXlsx(sheetsOf2023())), { total: 60, children: 35, quarter: '2023-Q4' })
  t.match(await read(Buffer.from(textOfCsv(policeRowsOf2023()))), { total: 60, children: 35, quarter: null })
})

/** Whether a row goes on with the label of the one before: it does until a label to the left of it changes. */
const isWithin = (row: Rows[number], before: Rows[number], column: number) =>
  row.slice(0, column).every((cell, at) => cell === null || cell === before[at])

t.test('A force without referrals, and one whose name carries a footnote, are read', async t => {
  const none = { name: 'City of London Police [note 7]', total: 0, types: [] }
  t.match(await read(await fileOf2023([essex, none]), 'City of London Police'), { total: 0, adults: 0, children: 0 })
})

t.test('What is wrong with a file is said in words', async t => {
  const refused = async (bytes: Buffer, words: RegExp, force?: string) =>
    t.rejects(read(bytes, force), { message: words })
  await refused(
    await fileOf2023(),
    /“Essex Constabulary” is not in “Table 13: NRM referrals.*” \(sheet Table_13\)/,
    'Essex Constabulary',
  )
  await refused(
    await asOds({ Contents: sheetsOf2023().Contents as Rows }),
    /We found the title “Table 13.*but no table below it/,
  )
  await refused(
    await asOds({ Table_1: [['Road traffic accidents'], ['Year', 'Total']] }),
    /We found no table of NRM referrals/,
  )
  const odd = { ...essex, total: 61 }
  await refused(
    await fileOf2023([odd]),
    /the total of Essex Police is 61, but its types of exploitation come to 60 and its ages to 60/,
  )
  await refused(await asOds(sheetsOf2023(policeRowsOf2023([essex], 'c. 900'))), /Where a number should stand.*“c. 900”/)
  const vast = { name: 'Essex Police', total: 1e20, types: [{ type: 'Criminal', adults: 1e20 }] }
  await refused(await fileOf2023([vast]), /Where a number should stand.*“100000000000000000000”/)
  for (const [bytes, what] of [
    [Buffer.from('PK\x03\x04 but nothing more'), 'a broken archive'],
    [Buffer.from([0xff, 0xd8, 0x00, 0x01]), 'a picture'],
    [(await fileOf2023()).subarray(0, 900), 'a file cut off'],
    [Buffer.from('a "b'), 'text that is no table'],
  ] as const)
    await t.rejects(read(bytes), { message: /^We (?:could not read this file|found no table)/ }, what)
})

t.test('A small file that says it is a thousand million cells is given up, and the next one is read', async t => {
  const cell =
    '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
  const row = `<table:table-row table:number-rows-repeated="1200">${cell}</table:table-row>`
  const sheets = Array.from({ length: 60 }, (_, number) => `<table:table table:name="S${number}">${row}</table:table>`)
  const names = ['office', 'table', 'text'].map(
    name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  )
  const content = `<office:document-content ${names.join(' ')}><office:body><office:spreadsheet>${sheets.join('')}</office:spreadsheet></office:body></office:document-content>`
  const bomb = zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content })
  t.ok(bomb.length < 20_000)
  await t.rejects(read(bomb), { message: /This file takes too much to read/ })
  t.match(await read(await fileOf2023()), { total: 60 })
})

t.test('One file is read at a time; who comes meanwhile is asked to try again', async t => {
  const file = await fileOf2023()
  const first = read(file)
  await t.rejects(read(file), { message: /Other files are being read just now/ })
  t.match(await first, { total: 60 })
})
