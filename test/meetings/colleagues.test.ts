import t from 'tap'
import { aWorld } from '#test/support/world.ts'
import { aMeeting } from '../minutes/scene.ts'

t.test('Lena, who leads for Harbour Housing, answers for Tom; for Pete she cannot, nor Tom for her', async t => {
  const world = await aWorld(t)
  const { id } = aMeeting(world)
  const at = `/partnerships/riverside/meetings/${id}`
  const lena = await world.as('lena')
  t.match((await lena.get(at)).text, /Your colleagues Tom Okoro, Harbour Housing: no answer yet/)
  const answer = (who: string) => `${at}/colleagues/${who}/answer`
  const missing = await lena.fillIn(answer(world.person.tom), { answer: 'delegated' })
  t.match(missing.text, /Enter the name of who comes instead/)
  t.match(
    (await lena.fillIn(answer(world.person.tom), { answer: 'declined' })).text,
    /The answer is with the chair.*Tom Okoro, Harbour Housing: Cannot come/,
  )
  t.equal((await lena.get(answer(world.person.pete))).status, 403)
  t.equal((await (await world.as('tom')).get(answer(world.person.lena))).status, 403)
  t.equal((await (await world.as('sam')).get(answer(world.person.tom))).status, 404)
  const tom = await world.api('tom')
  const body = { answer: 'accepted' }
  t.equal((await tom.request('PUT', `/api/v1${answer(world.person.lena)}`, { body })).statusCode, 403)
  const kept = world.house.database.sqlite
    .prepare('select answer, answered_by from invitations where person_id = ?')
    .get(world.person.tom)
  t.match(kept, { answer: 'declined', answered_by: world.person.lena })
})
