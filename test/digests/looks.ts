import type { Awaiting } from '#src/digests/what-awaits.ts'
import type { Persona, World } from '#test/support/world.ts'

/** What awaits somebody, as the API tells it. */
export async function theirAwaiting(world: World, who: Persona): Promise<Awaiting> {
  const api = await world.api(who)
  const answer = await api.request('GET', '/api/v1/me/awaiting')
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

export function endMembership(world: World, who: Persona): void {
  world.house.database.sqlite
    .prepare('update memberships set ended_at = ? where person_id = ?')
    .run(world.clock.now(), world.person[who])
}
