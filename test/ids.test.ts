import t from 'tap'
import { realIds } from '#src/ids.ts'

t.test('Ids rise, also within one millisecond, and are UUIDs of version 7', async t => {
  const made = Array.from({ length: 20_000 }, () => realIds.newId())
  t.same(made, made.toSorted(), 'made later sorts later')
  t.equal(new Set(made).size, made.length)
  t.ok(made.every(id => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)))
})
