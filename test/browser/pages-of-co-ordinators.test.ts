import t from 'tap'
import { walk } from '#test/support/walk.ts'

t.test('A co-ordinator can use every page: axe, a narrow screen, a strict browser', { timeout: 280_000 }, t =>
  walk(t, [{ email: 'hannah.merrow@together-free.example', who: 'co-ordinates SAMS', atLeast: 40 }]),
)
