import { forgetSessions } from '../access/session-store.ts'
import type { Work } from '../access/work.ts'
import { later, londonDate } from '../clock.ts'
import { forgetDateNotes } from '../dates/store.ts'
import { forgetLettersIn } from '../incoming/store.ts'
import { forgetLetterTexts } from '../mail/store.ts'
import { forgetNotes } from '../meetings/answers-store.ts'
import { forgetSignInRequests } from '../people/store.ts'

/** How long each kind is kept, in days; the privacy page says the same. */
const keptForDays = { requests: 1, notes: 30, letterTexts: 90, lettersIn: 30, sessions: 730 } as const

/** Forgets what has reached its date. What a partnership decided and what was paid stay until its host decides. */
export function forgetWhatIsDue(work: Work<'platform.operate'>): void {
  const before = (days: number) => later(work.now, { days: -days })
  forgetSignInRequests(work.tx, before(keptForDays.requests))
  forgetNotes(work.tx, before(keptForDays.notes))
  forgetDateNotes(work.tx, { date: londonDate(before(keptForDays.notes)), moment: before(keptForDays.notes) })
  forgetLettersIn(work.tx, before(keptForDays.lettersIn))
  forgetLetterTexts(work.tx, before(keptForDays.letterTexts))
  forgetSessions(work.tx, before(keptForDays.sessions))
}
