import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { isNotedSince } from '../activity/store.ts'
import { later } from '../clock.ts'
import { CouldIdentify, InvalidInput } from '../errors.ts'
import { listed } from '../words.ts'
import { guardedAtPen, type Held } from './pen.ts'

type Sent = Parameters<typeof guardedAtPen>[0] & { params: unknown }
/** Does one unit of work; throwing undoes all of it. */
type Doing = <A>(act: (work: Work) => A) => A

/**
 * Does what a request asks for, once the guard at the pen has looked through its words. What is refused is noted by
 * itself, for nothing else of the request is kept; what its author vouches for is noted with what it does.
 */
export function pastThePen<R>(sent: Sent & { secret: string }, doing: Doing, act: (work: Work) => R): R {
  const { held, refusal } = guardedAtPen(sent, sent.secret)
  if (refusal?.kind === 'invalid') {
    doing(work => noteKeptOut(work, sent, held))
    throw refusal
  }
  return doing(work => {
    const answer = refusal ? askedLast(refusal, () => act(work)) : act(work)
    if (held.length > 0 && !isOnlyDrawn(answer)) noteConfirmed(work, sent, held)
    return answer
  })
}

/** What is in doubt is asked together with whatever else is wrong; throwing undoes what was done to find that out. */
function askedLast(refusal: CouldIdentify, act: () => unknown): never {
  try {
    act()
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    throw new CouldIdentify([...error.fields, ...refusal.fields], refusal.confirm, 'invalid')
  }
  throw refusal
}

/** A page between, on which somebody still has to choose: nothing has been written down yet. */
const isOnlyDrawn = (answer: unknown): boolean => typeof answer === 'object' && answer !== null && 'template' in answer

/** Notes that somebody vouched for what was found: that, and never what it was. */
const noteConfirmed = (work: Work, sent: Sent, held: Held[]): void =>
  noteOnceADay(work, sent, { deed: 'text.confirmed', held, words: 'Confirmed that no one could be identified by' })

/** Notes that something was kept out, though nothing else of the request is kept. */
const noteKeptOut = (work: Work, sent: Sent, held: Held[]): void =>
  noteOnceADay(work, sent, {
    deed: 'text.kept out',
    held: held.filter(each => each.isHard),
    words: 'Was kept from writing down',
  })

/** More boxes than a page asks about at once; what a program makes up does not fill the trail. */
const MOST_TOLD = 12

/** Minutes that save themselves send the same words many times: the trail tells it once. */
function noteOnceADay(work: Work, { params }: Sent, fact: { deed: string; held: Held[]; words: string }): void {
  const where = [...new Set(fact.held.map(each => `${each.kind} in the box “${each.box}”`))]
  const told = where.length > MOST_TOLD ? [...where.slice(0, MOST_TOLD), 'more'] : where
  const { words, deed } = { ...fact, words: `${fact.words} ${listed(told)}` }
  const entry = { deed, words, ...subjectOf(params, work.actor.personId) }
  const dayAgo = later(work.now, { days: -1 })
  const partnershipId = 'partnershipId' in work ? work.partnershipId : null
  if (!isNotedSince(work.tx, { ...entry, partnershipId, actorId: work.actor.personId }, dayAgo))
    noteActivity(work, entry)
}

/** What the address was about: the innermost thing that it names. */
function subjectOf(params: unknown, personId: string) {
  const named = Object.entries((params ?? {}) as Record<string, string>).filter(([name]) => name.endsWith('Id'))
  const [name, subjectId] = named.at(-1) ?? ['personId', personId]
  const words = name.replace(/Id$/, '').replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
  return { subjectType: words, subjectId }
}
