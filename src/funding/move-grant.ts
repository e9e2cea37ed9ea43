import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { refuseMove } from './grant-rules.ts'
import { grantStates } from './states.ts'
import { grantById, rewriteGrant } from './store.ts'

export const GrantMove = z.strictObject({ to: z.enum(grantStates, { error: 'Choose what happens to the grant' }) })

/** Moves a grant on: decided, offered, accepted and so forth, as the table of moves allows. */
export function moveGrant(
  work: Work<'grants.record'>,
  grantId: string,
  { to, version }: z.output<typeof GrantMove> & { version: number },
) {
  const { tx, policeAreaId } = work
  const grant = grantById(tx, policeAreaId, grantId)
  refuseMove(grant.state, to)
  rewriteGrant(
    tx,
    { policeAreaId, id: grantId },
    { version, at: work.now, by: work.actor.personId, values: { state: to } },
  )
  noteActivity(work, {
    deed: 'grant.moved',
    subjectType: 'grant',
    subjectId: grantId,
    organisationId: grant.recipientOrganisationId,
    words: `Moved grant ${grant.decisionReference} from ${grant.state} to ${to}`,
  })
  return grantById(tx, policeAreaId, grantId)
}
