import type { Instant } from '../clock.ts'
import type { Person } from '../people/store.ts'
import { whyUnanswerable } from './answer-meeting.ts'
import { titleTold } from './facts.ts'
import { guiseFor } from './guise.ts'
import type { Meeting } from './store.ts'

/** What stands above the question: whoever came by a link reads no more there than the letter said. */
export function headOf(
  partnership: { name: string; shortName: string },
  of: { meeting: Meeting; isByLink: boolean; reader: Person | undefined },
) {
  const { meeting } = of
  if (!of.isByLink)
    return { meeting, caption: `${partnership.name}: ${meeting.title}`, isNeutral: false, isSilent: false }
  const guise = guiseFor(partnership, { alias: of.reader?.alias ?? null, meeting })
  const isSilent = guise.isNeutral || meeting.isTitleRestricted
  return {
    meeting: {
      ...meeting,
      ...(isSilent ? { title: guise.summary, isTitleRestricted: false, purpose: '', theme: null } : {}),
    },
    caption: guise.isNeutral ? guise.summary : `${partnership.name}: ${titleTold(meeting)}`,
    isNeutral: guise.isNeutral,
    isSilent,
  }
}

/** What the page asks, or that there is nothing to ask any more. */
export function headingOf(meeting: Meeting, { whose, now }: { whose: string | undefined; now: Instant }): string {
  if (meeting.state === 'cancelled') return 'Cancelled'
  if (whyUnanswerable(meeting, now) && meeting.state !== 'draft')
    return meeting.endsAt <= now ? 'This meeting is over' : 'This meeting has begun'
  return whose ? `Is ${whose} coming?` : 'Are you coming?'
}
