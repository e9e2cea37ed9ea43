import t from 'tap'
import { demonstrationPeople } from '#src/demonstration/people-to-try.ts'
import { walk } from '#test/support/walk.ts'

const people = demonstrationPeople.filter(({ is }) => is.startsWith('represents'))

t.test('A representative can use every page: axe, a narrow screen, a strict browser', { timeout: 280_000 }, t =>
  walk(t, [...people.map(({ email, is }) => ({ email, who: is, atLeast: 30 }))]),
)
