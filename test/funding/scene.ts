import type { ActionState } from '#src/actions/states.ts'
import { actions } from '#src/actions/tables.ts'
import { noteActivity } from '#src/activity/note-activity.ts'
import { londonInstant } from '#src/clock.ts'
import { meetings } from '#src/meetings/tables.ts'
import type { AttendanceKind } from '#src/minutes/states.ts'
import { attendances, minutes } from '#src/minutes/tables.ts'
import type { PledgeState } from '#src/pledges/states.ts'
import { pledges } from '#src/pledges/tables.ts'
import type { World } from '#test/support/world.ts'

/** What a test must never find where only numbers belong. */
export const CANARY = 'CANARY7'

const row = { createdAt: '2026-01-01T09:00:00.000Z', updatedAt: '2026-01-01T09:00:00.000Z' }

/** Puts a partnership's records in place, as its members' work would have left them. */
export function scene(world: World, partnershipId: string) {
  const { tx } = world.house.database
  const { newId } = world.house.ids
  let number = 0
  return {
    meeting(heldOn: string, state: 'held' | 'scheduled' = 'held') {
      const id = newId()
      const startsAt = londonInstant(heldOn, '10:00')
      const endsAt = londonInstant(heldOn, '12:00')
      const times = { heldOn, startTime: '10:00', endTime: '12:00', startsAt, endsAt }
      const title = `Meeting ${CANARY} about a restricted matter`
      const whole = {
        id,
        partnershipId,
        title,
        ...times,
        mode: 'online' as const,
        state,
        icalUid: id,
        revisedAt: startsAt,
      }
      tx.insert(meetings)
        .values({ ...whole, ...row })
        .run()
      return id
    },
    minutes(
      meetingId: string,
      heldOn: string,
      on: { circulatedAt?: string | undefined; approvedAt?: string | undefined },
    ) {
      const state = on.approvedAt ? 'approved' : on.circulatedAt ? 'circulated' : 'draft'
      const approved = on.approvedAt
        ? {
            approvedAt: on.approvedAt,
            approvedRecord: JSON.stringify({ items: [], otherActions: [], partnership: CANARY }),
            approvedHash: 'x',
          }
        : {}
      const { circulatedAt } = on
      tx.insert(minutes)
        .values({
          meetingId,
          partnershipId,
          heldOn,
          state,
          circulatedAt,
          firstCirculatedAt: circulatedAt,
          ...approved,
          ...row,
        })
        .run()
    },
    attendance(meetingId: string, heldOn: string, who: { organisationId: string; attendance: AttendanceKind }) {
      tx.insert(attendances)
        .values({
          id: newId(),
          partnershipId,
          meetingId,
          heldOn,
          ...who,
          substituteName: `Substitute ${CANARY}`,
          ...row,
        })
        .run()
    },
    action(of: { state: ActionState; dueOn: string; doneOn?: string | undefined; closedOn?: string | undefined }) {
      tx.insert(actions)
        .values({
          id: newId(),
          partnershipId,
          reference: `A-${++number}`,
          text: `Action ${CANARY}`,
          ownerOrganisationId: world.organisation.council,
          evidence: CANARY,
          cancelledReason: of.state === 'cancelled' ? CANARY : null,
          ...of,
          ...row,
        })
        .run()
    },
    pledge(of: { state: PledgeState; madeOn: string; byWhen: string; deliveredOn?: string | undefined }) {
      tx.insert(pledges)
        .values({
          id: newId(),
          partnershipId,
          reference: `P-${++number}`,
          title: `We will ${CANARY}`,
          organisationId: world.organisation.council,
          measure: 'staff trained',
          fourP: 'prevent',
          theme: 'training',
          stateReason: CANARY,
          verifiedOn: of.state === 'verified' ? (of.deliveredOn ?? of.byWhen) : null,
          ...of,
          ...row,
        })
        .run()
    },
    /** Any deed of a member: what tells the monitoring page to count again. */
    deed() {
      world.operate(work =>
        noteActivity(work, {
          deed: 'test.deed',
          subjectType: 'partnership',
          subjectId: partnershipId,
          partnershipId,
          words: `Something ${CANARY}`,
        }),
      )
    },
  }
}
