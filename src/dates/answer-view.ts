import { linkMadeFor } from '../access/links.ts'
import type { Reading } from '../access/work.ts'
import { found } from '../errors.ts'
import { expectedElsewhere } from '../meetings/clashes-store.ts'
import { placeShown } from '../meetings/facts.ts'
import { guiseFor } from '../meetings/guise.ts'
import { pathTo as meetingPath } from '../meetings/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import { personById } from '../people/store.ts'
import { knownAs } from '../words.ts'
import { askOf } from './asks-store.ts'
import { askedNow } from './audience.ts'
import { settledOn } from './outcome.ts'
import { crumbsOfFinding } from './paths.ts'
import { findingInSight, whyUnanswerable } from './policy.ts'
import type { Finding } from './store.ts'
import { answersIn, timesOf } from './times-store.ts'

type Answering = Reading<'dates.answer' | 'dates.arrange'>

/** The times that can still be answered for. */
export const timesAhead = ({ tx, partnershipId, now }: Answering, findingId: string) =>
  timesOf(tx, partnershipId, findingId).filter(each => each.startsAt > now)

/** What they answered before, for the form to start from. */
export function given({ tx, partnershipId }: Answering, findingId: string, personId: string): Record<string, unknown> {
  const said = answersIn(tx, partnershipId, findingId).filter(each => each.personId === personId)
  const note = askOf(tx, partnershipId, { findingId, personId })?.note ?? ''
  return { note, ...Object.fromEntries(said.map(each => [`time-${each.timeId}`, each.answer])) }
}

/** The page on which somebody says when they can meet, or reads what came of it. */
export function answerPage(
  reading: Answering,
  findingId: string,
  { isSignedIn, personId = reading.actor.personId }: { isSignedIn: boolean; personId?: string },
): { template: string; view: Record<string, unknown> } {
  const { tx, partnershipId, now } = reading
  const finding = findingInSight(reading, findingId)
  const partnership = partnershipById(tx, partnershipId)
  const isOwn = reading.permission === 'dates.answer'
  return {
    template: 'dates/answer.njk',
    view: {
      partnership,
      finding,
      isSignedIn,
      ...(isSignedIn ? { crumbs: crumbsOfFinding(partnership, finding) } : {}),
      ...headingOf(reading, finding, isSignedIn),
      whose: isOwn ? undefined : nameOf(reading, finding, personId),
      place: placeShown(finding),
      known: askOf(tx, partnershipId, { findingId, personId }),
      times: timesToAnswer(reading, finding, { personId, isOwn }),
      settled: settledOn(reading, finding),
      meetingAnswerAt: meetingAnswerAt(reading, finding, isSignedIn),
      // The chair may enter after the last day what came by telephone before it.
      why: isOwn || finding.state !== 'open' ? whyUnanswerable(finding, now) : undefined,
    },
  }
}

/** What the page calls it: to whoever came by a link, no more than the letter told them. */
function headingOf({ tx, partnershipId, actor }: Answering, finding: Finding, isSignedIn: boolean) {
  const partnership = partnershipById(tx, partnershipId)
  if (isSignedIn) return { caption: `${partnership.name}: ${finding.title}`, purpose: finding.purpose }
  const { alias = null } = personById(tx, actor.personId) ?? {}
  const { summary, isNeutral } = guiseFor(partnership, { alias, meeting: finding })
  return { caption: summary, purpose: isNeutral || finding.isTitleRestricted ? '' : finding.purpose }
}

const nameOf = (reading: Answering, finding: Finding, personId: string): string =>
  knownAs(
    found(
      askedNow(reading, finding).find(each => each.ask.personId === personId),
      'member',
    ).member,
  )

/** The times, those not answered yet first; to whom it concerns, where they are expected elsewhere then. */
function timesToAnswer(
  reading: Answering,
  finding: Finding,
  { personId, isOwn }: { personId: string; isOwn: boolean },
) {
  const { tx, partnershipId, now } = reading
  const said = given(reading, finding.id, personId)
  return timesAhead(reading, finding.id)
    .map(time => ({
      ...time,
      isNew: said[`time-${time.id}`] === undefined,
      isBusy: isOwn && expectedElsewhere(tx, partnershipId, { ...time, now }).some(each => each.personId === personId),
    }))
    .toSorted((one, other) => Number(other.isNew) - Number(one.isNew))
}

/** Where whoever reads this says whether they come to the meeting: by their link to it, or signed in. */
function meetingAnswerAt(reading: Answering, finding: Finding, isSignedIn: boolean): string | undefined {
  const { meetingId, partnershipId } = finding
  if (!meetingId) return undefined
  if (isSignedIn) return meetingPath.answer(partnershipId, meetingId)
  const link = linkMadeFor(reading, {
    permission: 'answers.give',
    personId: reading.actor.personId,
    subjectId: meetingId,
  })
  return link && meetingPath.answerByLink(link)
}
