import t from 'tap'
import { aWorld } from '#test/support/world.ts'

const API = '/api/v1/partnerships/riverside'

t.test('A program with a cut cursor, or one of another list, is told so instead of going round for ever', async t => {
  const world = await aWorld(t)
  const amina = await world.api('amina')
  const ofActivity = Buffer.from('["12"]').toString('base64url')
  const ofMembers = Buffer.from('["Fox","abc"]').toString('base64url')
  for (const [path, cursor] of [
    ['meetings', 'garbage'],
    ['meetings', 'x'.repeat(301)],
    ['members', ofActivity],
    ['activity', ofMembers],
    ['activity', Buffer.from('["Fox"]').toString('base64url')],
    ['activity/stream', 'garbage'],
    ['actions', 'garbage'],
  ] as const) {
    const answer = await amina.request('GET', `${API}/${path}?cursor=${cursor}`)
    t.equal(answer.statusCode, 400, `${path} ${cursor.slice(0, 20)}`)
    t.match(answer.json().detail, /^This cursor is not one of this list/)
  }
  t.equal((await amina.request('GET', `${API}/meetings?cursor=`)).statusCode, 200)
})

t.test('Amina follows a link whose end was cut off, and is led back to the beginning of the list', async t => {
  const world = await aWorld(t)
  const amina = await world.as('amina')
  for (const path of ['members', 'actions', 'activity']) {
    const page = await amina.get(`/partnerships/riverside/${path}?cursor=WyJh`)
    t.equal(page.status, 400, path)
    t.match(page.html, new RegExp(`href="/partnerships/riverside/${path}">Begin the list again`))
  }
})
