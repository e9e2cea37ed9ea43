import t from 'tap'
import { demonstrationPeople } from '#src/demonstration/people-to-try.ts'
import { walk } from '#test/support/walk.ts'

const people = demonstrationPeople.filter(({ is }) => is.startsWith('chairs'))

t.test('Chairs and co-ordinators can use every page: axe, a narrow screen, a strict browser', { timeout: 290_000 }, t =>
  walk(t, [
    ...people.map(({ email, is }) => ({ email, who: is, atLeast: 50 })),
    { email: 'hannah.merrow@together-free.example', who: 'co-ordinates SAMS', atLeast: 50 },
  ]),
)
