import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { fundedStates } from '../funding/states.ts'
import { grantsFor } from '../funding/store.ts'
import type { FactLine, FactsFor } from '../meetings/agenda-facts.ts'
import type { AgendaFill } from '../meetings/states.ts'
import type { Meeting } from '../meetings/store.ts'
import { toldApart } from '../minutes/last-minutes.ts'
import { lastMinutesBefore } from '../minutes/last-minutes-store.ts'
import { pathTo as minutesPaths } from '../minutes/paths.ts'
import { membersOfGroup } from '../partnerships/group-members-store.ts'
import { activeMembers } from '../partnerships/store.ts'
import { knownAs, pounds, sentence, shortDate } from '../words.ts'
import { riskNotesKnown, statisticsKnown } from './picture-known.ts'
import { pledgesKnown } from './pledges-known.ts'
import { meetingsHeldBefore, organisationsAbsentFrom, organisationsJoinedSince } from './store.ts'

type Looking = Reading<'meetings.read'>
type Known = ReturnType<FactsFor>
/** Before the first meeting of a partnership everything is new. */
const THE_BEGINNING = { heldOn: '', endsAt: '' }

/** What is known for each kind of fill on the day the agenda is read. */
export const factsKnown: FactsFor = (looking, meeting, fill) => known[fill](looking, meeting)

const known: Record<AgendaFill, (looking: Looking, meeting: Meeting) => Known> = {
  'last minutes': lastMinutes,
  pledges: (looking, meeting) => pledgesKnown(looking, { meeting, since: lastMeeting(looking, meeting).heldOn }),
  grants,
  statistics: statisticsKnown,
  'risk notes': riskNotesKnown,
  'new members': newMembers,
  'quiet organisations': quietOrganisations,
}

const plain = (text: string, path = '', mark = ''): FactLine => ({ text, path, mark })

const standing = {
  draft: 'still a draft, which members cannot read',
  circulated: 'circulated, not approved yet',
  approved: 'approved already',
} as const

function lastMinutes(looking: Looking, { startsAt, subGroupId }: Meeting): Known {
  const last = lastMinutesBefore(looking.tx, looking.partnershipId, {
    startsAt,
    subGroupId,
    withDrafts: may('minutes.write', looking),
  })
  const nothing = 'there are none to read yet'
  const lines = toldApart(last).map(minutes =>
    plain(
      `${minutes.day}: ${standing[minutes.state]}`,
      minutesPaths.minutes(minutes),
      minutes.state === 'draft' ? 'draft' : '',
    ),
  )
  return { lines, nothing }
}

/** What the law publishes of a grant, which members may therefore know; what is only proposed is the office's affair. */
function grants({ tx, partnershipId, now }: Looking): Known {
  const today = londonDate(now)
  const funded = grantsFor(tx, partnershipId).filter(
    grant => (fundedStates as readonly string[]).includes(grant.state) && grant.periodEndsOn >= today,
  )
  return {
    lines: funded.map(grant =>
      plain(
        `${grant.title}: ${pounds(grant.amountAwarded)} from ${grant.funderName} to ${grant.recipientName}, ${shortDate(grant.periodStartsOn)} to ${shortDate(grant.periodEndsOn)}. ${sentence(grant.state)}`,
      ),
    ),
    nothing: 'no grant runs at present',
  }
}

const lastMeeting = ({ tx, partnershipId }: Looking, { startsAt, subGroupId }: Meeting) =>
  meetingsHeldBefore(tx, partnershipId, { startsAt, subGroupId, most: 1 })[0] ?? THE_BEGINNING

/** Organisations and people to introduce. Whoever stays out of the directory is not named here either. */
function newMembers(looking: Looking, meeting: Meeting): Known {
  const { tx, partnershipId, now } = looking
  const nothing = 'nobody'
  const last = lastMeeting(looking, meeting)
  if (last === THE_BEGINNING) return { lines: [], nothing: 'this is the first meeting held here' }
  const organisations = organisationsJoinedSince(tx, partnershipId, last.heldOn)
  const people = activeMembers(tx, partnershipId, now).filter(
    each => each.directoryVisibility === 'members' && each.startedAt !== null && each.startedAt > last.endsAt,
  )
  return {
    lines: [
      ...organisations.map(({ name }) => plain(name, '', 'new organisation')),
      ...people.map(each => plain(`${knownAs(each)}, ${each.organisationName}`)),
    ],
    nothing,
  }
}

/** For whoever rings them up, not for the room. */
function quietOrganisations(looking: Looking, { startsAt, subGroupId }: Meeting): Known {
  const { tx, partnershipId, now } = looking
  if (!may('agendas.arrange', looking)) return undefined
  const held = meetingsHeldBefore(tx, partnershipId, { startsAt, subGroupId, most: 2 })
  const [, earlier] = held
  if (!earlier) return { lines: [], nothing: 'fewer than two meetings were held' }
  const meetingIds = held.map(({ id }) => id)
  const inGroup =
    subGroupId && new Set(membersOfGroup(tx, partnershipId, { subGroupId, now }).map(each => each.organisationId))
  const absent = organisationsAbsentFrom(tx, partnershipId, { meetingIds, since: earlier.heldOn }).filter(
    ({ id }) => !inGroup || inGroup.has(id),
  )
  return { lines: absent.map(({ name }) => plain(name)), nothing: 'no organisation' }
}
