import type { Reading, Work } from '../access/work.ts'
import { actionsRaisedAt } from '../actions/store.ts'
import { found } from '../errors.ts'
import { NEUTRAL, needsNeutral } from '../mail/neutral.ts'
import { post } from '../mail/post.ts'
import { invitationsTo, meetingById } from '../meetings/store.ts'
import { membersOfGroup } from '../partnerships/group-members-store.ts'
import { activeMembers, type Member, partnershipById } from '../partnerships/store.ts'
import { counted, knownAs, shortDate } from '../words.ts'
import { attendanceOf } from './attendance-store.ts'
import { correctionsUntil } from './corrections.ts'
import { pathTo } from './paths.ts'
import { organisationsPresent } from './quorum.ts'
import { recordOf } from './record.ts'
import { type Minutes, minutesOf } from './store.ts'
import { decisionsTouching } from './touching.ts'

/** Somebody to be told, and whether their organisation was there or gets what it missed. */
export interface Told {
  personId: string
  email: string
  name: string
  organisations: { id: string; name: string }[]
  wasThere: boolean
  /** Their letter names neither the partnership nor what it works on. */
  isNeutral: boolean
}

/**
 * Everyone asked to the meeting or present at it, and everyone of an organisation that was absent, as far as they are
 * members still: others could not open the minutes. Of a sub-group's meeting only its members hear.
 */
export function readersToTell(
  { tx, partnershipId, now }: Reading<'minutes.circulate' | 'minutes.approve'>,
  meetingId: string,
): Told[] {
  const register = attendanceOf(tx, partnershipId, meetingId)
  const present = organisationsPresent(register)
  const { subGroupId } = meetingById(tx, partnershipId, meetingId)
  const members = subGroupId
    ? membersOfGroup(tx, partnershipId, { subGroupId, now })
    : activeMembers(tx, partnershipId, now)
  const concerned = new Set([...register, ...invitationsTo(tx, partnershipId, meetingId)].map(each => each.personId))
  const byPerson = Map.groupBy(
    members.filter(member => concerned.has(member.personId) || !present.has(member.organisationId)),
    member => member.personId,
  )
  return [...byPerson.values()].map(seats => told(seats, present))
}

function told(seats: Member[], present: Set<string>): Told {
  const { personId, email, ...person } = found(seats[0])
  return {
    personId,
    email,
    name: knownAs(person),
    isNeutral: needsNeutral(person),
    organisations: seats.map(seat => ({ id: seat.organisationId, name: seat.organisationName })),
    wasThere: seats.some(seat => present.has(seat.organisationId)),
  }
}

/** One letter to each reader. No letter holds what was said: that stands behind the sign-in. */
export function tellReaders(work: Work<'minutes.circulate'>, meetingId: string): number {
  const partnership = partnershipById(work.tx, work.partnershipId)
  const minutes = found(minutesOf(work.tx, work.partnershipId, meetingId))
  const facts = meetingFacts(work, meetingId)
  const sent = readersToTell(work, meetingId).map(reader =>
    post(work, {
      kind: 'notice',
      // Circulated again after a correction, they are a letter anew.
      cause: `minutes of ${meetingId} version ${minutes.version} circulated to ${reader.personId}`,
      to: reader,
      partnershipId: work.partnershipId,
      subjectId: meetingId,
      ...(reader.isNeutral ? neutralLetter(work) : plainLetter(partnership, reader, facts)),
    }),
  )
  return sent.filter(Boolean).length
}

/** Circulated before, taken back and changed: this is not the first that its readers get. */
const isReplacing = ({ firstCirculatedAt, circulatedAt }: Minutes) => firstCirculatedAt !== circulatedAt

const plainLetter = (
  { name, shortName }: { name: string; shortName: string },
  reader: Told,
  facts: ReturnType<typeof meetingFacts>,
) => ({
  subject: reader.wasThere
    ? `${shortName}: the ${facts.replaces ? 'changed ' : ''}minutes are ready to check`
    : `${shortName}: what your organisation missed${facts.replaces ? ', as the minutes now have it' : ''}`,
  template: reader.wasThere ? 'minutes/mail/ready.njk' : 'minutes/mail/missed.njk',
  view: {
    ...facts,
    partnershipName: name,
    ...missed(reader, facts),
    url: reader.wasThere ? facts.url : facts.missedUrl,
  },
  fromName: name,
})

const neutralLetter = (work: Work<'minutes.circulate'>) => ({
  subject: `${NEUTRAL}: something is ready for you to read`,
  template: 'minutes/mail/neutral.njk',
  view: { url: `${work.config.publicUrl}/` },
  fromName: NEUTRAL,
})

function meetingFacts(work: Work<'minutes.circulate'>, meetingId: string) {
  const meeting = meetingById(work.tx, work.partnershipId, meetingId)
  const minutes = found(minutesOf(work.tx, work.partnershipId, meetingId))
  // Of the text that goes round, so that nothing noted under a closed item is counted.
  const record = recordOf(work.tx, minutes)
  const decisions = record.items.filter(item => item.decision !== '').length
  const actions = actionsRaisedAt(work.tx, work.partnershipId, meetingId)
  const until = correctionsUntil(minutes)
  return {
    heldOn: shortDate(meeting.heldOn),
    until: until ? shortDate(until) : '',
    // What there is none of is left out of the letter.
    decisions: decisions > 0 ? counted(decisions, 'decision') : '',
    agreed: actions.length > 0 ? counted(actions.length, 'action') : '',
    actions,
    record,
    replaces: isReplacing(minutes),
    missedUrl: `${work.config.publicUrl}${pathTo.missed({ partnershipId: work.partnershipId, meetingId })}`,
    url: `${work.config.publicUrl}${pathTo.minutes({ partnershipId: work.partnershipId, meetingId })}`,
  }
}

/** What an absent organisation has to do, by reference and date: the wording stands behind the sign-in. */
const missed = (reader: Told, facts: ReturnType<typeof meetingFacts>) => ({
  organisationNames: reader.organisations.map(each => each.name),
  touching: decisionsTouching(
    facts.record,
    reader.organisations.map(each => each.name),
  ).length,
  own: facts.actions
    .filter(action => reader.organisations.some(each => each.id === action.ownerOrganisationId))
    .map(action => ({ text: action.reference, note: `due ${shortDate(action.dueOn)}`, url: undefined })),
})
