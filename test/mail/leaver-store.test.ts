import t from 'tap'
import { openDatabase } from '#src/database/database.ts'
import { migrateDatabase } from '#src/database/migrate.ts'
import { dropLettersOfLeaver, eventsNeverSent } from '#src/mail/leaver-store.ts'

t.test('What waits for a leaver is found without reading every letter that ever went', async t => {
  const database = openDatabase(':memory:')
  migrateDatabase(database)
  const plans: string[] = []
  const prepare = database.sqlite.prepare.bind(database.sqlite)
  database.sqlite.prepare = (text: string) => {
    const values = [...text.matchAll(/\?/g)].map(() => 'x')
    const steps = prepare(`explain query plan ${text}`).all(values) as { detail: string }[]
    plans.push(...steps.map(each => each.detail).filter(each => /letters|asking/.test(each)))
    return prepare(text) as never
  }
  const leaver = { partnershipId: 'riverside', personId: 'tom' }
  eventsNeverSent(database.tx, leaver)
  for (const whose of [leaver, { ...leaver, subGroupId: 'disruption' }])
    dropLettersOfLeaver(database.tx, whose, '2027-03-01T09:00:00.000Z')
  t.strictSame([...new Set(plans)].toSorted(), [
    'SEARCH asking USING INDEX letters_about (subject_id=?)',
    'SEARCH letters USING INDEX letters_of_state (state=?)',
  ])
})
