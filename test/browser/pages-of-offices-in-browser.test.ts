import t from 'tap'
import { demonstrationPeople } from '#src/demonstration/people-to-try.ts'
import { walk } from '#test/support/walk.ts'

const people = demonstrationPeople.filter(({ is }) => !/^(?:chairs|represents)/.test(is))

t.test('Offices and strangers can use every page: axe, a narrow screen, a strict browser', { timeout: 280_000 }, t =>
  walk(t, [
    { email: undefined, who: 'signed out', atLeast: 6 },
    ...people.map(({ email, is }) => ({ email, who: is, atLeast: 15 })),
    { email: 'nathaniel.boone@pfcc-essex.example', who: 'keeps the finances of the commissioner’s office', atLeast: 8 },
  ]),
)
