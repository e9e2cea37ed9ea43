import type { Instant } from '../clock.ts'
import { inLondon } from '../clock.ts'
import { clockTime, longDate } from '../words.ts'

const partstats: Record<string, string> = {
  ACCEPTED: 'Coming',
  TENTATIVE: 'Maybe',
  DECLINED: 'Cannot come',
  DELEGATED: 'Somebody else comes instead',
}

const answers: Record<string, string> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
  DELEGATED: 'delegated',
}

interface Seen {
  kind: string
  partstat: string | null
  delegatedTo: string | null
  proposedStartsAt: string | null
  proposedEndsAt: string | null
}

/** What a letter seems to say, in a line. */
export function seemsToSay(letter: Seen): string {
  if (letter.kind === 'other time')
    return letter.proposedStartsAt ? `Another time: ${proposedTime(letter)}` : 'Another time'
  if (letter.partstat === 'DELEGATED' && letter.delegatedTo) return `${letter.delegatedTo} comes instead`
  return partstats[letter.partstat ?? ''] ?? 'Nothing that a program can read'
}

/** The answer it seems to give, as a form offers it. */
export const answerSeen = ({ partstat }: Pick<Seen, 'partstat'>): string => answers[partstat ?? ''] ?? ''

/** `Thursday 1 April 2027, 2pm to 4pm`, on London's clocks. */
export function proposedTime({ proposedStartsAt, proposedEndsAt }: Pick<Seen, 'proposedStartsAt' | 'proposedEndsAt'>) {
  if (!proposedStartsAt) return ''
  const from = inLondon(proposedStartsAt)
  const to = proposedEndsAt ? inLondon(proposedEndsAt) : undefined
  const until = to && to.date === from.date ? ` to ${clockTime(to.time)}` : ''
  return `${longDate(from.date)}, ${clockTime(from.time)}${until}`
}

/** Date and times as the form that changes a meeting takes them. */
export function asPlanned({
  proposedStartsAt,
  proposedEndsAt,
}: {
  proposedStartsAt: Instant
  proposedEndsAt: Instant | null
}) {
  const from = inLondon(proposedStartsAt)
  const to = proposedEndsAt ? inLondon(proposedEndsAt) : undefined
  return {
    heldOn: from.date,
    startTime: from.time,
    ...(to && to.date === from.date && to.time > from.time ? { endTime: to.time } : {}),
  }
}
