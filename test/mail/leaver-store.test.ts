import t from 'tap'
import { openDatabase } from '#src/database/database.ts'
import { migrateDatabase } from '#src/database/migrate.ts'
import { dropLettersOfLeaver, eventsNeverSent } from '#src/mail/leaver-store.ts'
import { plansFor } from '#test/support/plans.ts'

t.test('What waits for a leaver is found without reading every letter that ever went', async t => {
  const database = openDatabase(':memory:')
  migrateDatabase(database)
  const leaver = { partnershipId: 'riverside', personId: 'tom' }
  const plans = plansFor(database, /letters|asking/, () => {
    eventsNeverSent(database.tx, leaver)
    for (const whose of [leaver, { ...leaver, subGroupId: 'disruption' }])
      dropLettersOfLeaver(database.tx, whose, '2027-03-01T09:00:00.000Z')
  })
  t.strictSame(plans, [
    'SEARCH asking USING INDEX letters_about (subject_id=?)',
    'SEARCH letters USING INDEX letters_of_state (state=?)',
  ])
})
