import type { Reading, Work } from '../access/work.ts'
import { doorToActions } from '../actions/door.ts'
import { ownersOf } from '../actions/owner.ts'
import { isOpen } from '../actions/policy.ts'
import { type Action, actionsUntold, markTold } from '../actions/store.ts'
import { type Instant, later } from '../clock.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { type Meeting, meetingById } from '../meetings/store.ts'
import { type Member, partnershipById } from '../partnerships/store.ts'
import { counted, shortDate } from '../words.ts'
import { minutesOf } from './store.ts'

/** Whoever agreed to do something hears of it within a day of the meeting (domain: service standards). */
const WITHIN = { minutes: 24 * 60 }

/** When letters about what was agreed are owed. */
export const agreedDueAt = (meeting: Pick<Meeting, 'endsAt'>): Instant => later(meeting.endsAt, WITHIN)

/** How the letters about what was agreed stand against the clock. */
export function agreedStanding({ tx, partnershipId, now }: Looking, meeting: Pick<Meeting, 'id' | 'endsAt'>) {
  const dueAt = agreedDueAt(meeting)
  return { untold: actionsUntold(tx, partnershipId, meeting.id).length, dueAt, isLate: now > dueAt }
}

type Looking = Pick<Reading<'minutes.write'>, 'tx' | 'partnershipId' | 'now' | 'actor'>
type Telling = Work<'minutes.write' | 'minutes.circulate'>

interface Owner {
  person: Member
  actions: Action[]
}

/** Who would be written to about what was agreed, each with what is theirs to do. */
export function ownersToTell(looking: Looking, meetingId: string): Owner[] {
  const byPerson = new Map<string, Owner>()
  for (const action of actionsUntold(looking.tx, looking.partnershipId, meetingId).filter(isOpen))
    for (const person of ownersOf(looking, action)) {
      const known = byPerson.get(person.personId) ?? { person, actions: [] }
      byPerson.set(person.personId, { ...known, actions: [...known.actions, action] })
    }
  return [...byPerson.values()]
}

/** One letter to each owner with their actions only; answers how many went out. */
export function tellOwners(work: Telling, meetingId: string): number {
  const partnership = partnershipById(work.tx, work.partnershipId)
  const { heldOn } = meetingById(work.tx, work.partnershipId, meetingId)
  const areMinutesOut = ['circulated', 'approved'].includes(
    minutesOf(work.tx, work.partnershipId, meetingId)?.state ?? '',
  )
  const sent = ownersToTell(work, meetingId).map(owner =>
    post(work, {
      kind: 'notice',
      cause: `agreed at ${meetingId} by ${owner.person.personId}: ${owner.actions.map(each => each.id).join(' ')}`,
      to: owner.person,
      template: 'minutes/mail/agreed.njk',
      partnershipId: work.partnershipId,
      subjectId: meetingId,
      ...(needsNeutral(owner.person)
        ? neutralLetter(work, owner)
        : plainLetter(work, owner, { ...partnership, heldOn, areMinutesOut })),
    }),
  )
  markTold(work.tx, work.partnershipId, meetingId)
  return sent.filter(Boolean).length
}

const plainLetter = (
  work: Telling,
  { person, actions }: Owner,
  from: { name: string; shortName: string; heldOn: string; areMinutesOut: boolean },
) => ({
  fromName: from.name,
  subject: `${from.shortName}: ${counted(actions.length, 'action')} agreed on ${shortDate(from.heldOn)}`,
  view: {
    heldOn: shortDate(from.heldOn),
    areMinutesOut: from.areMinutesOut,
    rows: actions.map(each => ({
      text: `${each.reference}: ${each.text}`,
      note: `${each.ownerOrganisationName}, due ${shortDate(each.dueOn)}`,
      url: undefined,
    })),
    button: 'Say how they go',
    url: doorToActions(work, { personId: person.personId, partnershipId: work.partnershipId }),
  },
})

const neutralLetter = (work: Telling, { actions }: Owner) => ({
  fromName: NEUTRAL,
  subject: `${NEUTRAL}: something for you to do`,
  view: {
    heldOn: '',
    areMinutesOut: false,
    rows: actions.map(each => ({ text: 'Something to do', note: `due ${shortDate(each.dueOn)}`, url: undefined })),
    button: 'Sign in',
    url: `${work.config.publicUrl}/`,
  },
})
