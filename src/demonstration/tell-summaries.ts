import type { CalendarDate } from '../clock.ts'
import { found } from '../errors.ts'
import { openPublicPage } from '../summaries/open-public-page.ts'
import { fingerprintOf, publishSummary } from '../summaries/publish-summary.ts'
import { offeredItems } from '../summaries/source.ts'
import { summaryOf } from '../summaries/store.ts'
import { SummaryWritten, writeSummary } from '../summaries/write-summary.ts'
import { meetingsHeld } from './calendar.ts'
import { inOffice } from './dates.ts'
import type { Moment, Story } from './story.ts'
import { idOf } from './tell-meetings.ts'

const DAYS_AFTER_APPROVAL = 3

/** What Southend's first meeting tells the public, under the words that its items begin with. */
const said: Record<string, string> = {
  'Local picture':
    'Every figure that the partnership uses now carries its source and the day on which it was published. Official figures count referrals by the police, not people found in the city.',
  'Prevent and Protect':
    'Each half-year there will be a day on which people learn to train others, with places kept for small groups.',
}

/** Southend has a public page, and one meeting on it: written by the co-ordinator, approved by the chair. */
export function tellSummaries(today: CalendarDate): Moment[] {
  const first = meetingsHeld(today).find(held => held.partnership === 'sams')
  const approvedAfter = first?.meeting.approvedAfter
  if (!first || approvedAfter === undefined) return []
  const { heldOn } = first
  const days = approvedAfter + DAYS_AFTER_APPROVAL
  return [
    { at: inOffice(heldOn, days), tell: story => write(story, idOf(story, first)) },
    { at: inOffice(heldOn, days, 90), tell: story => publish(story, idOf(story, first)) },
  ]
}

function write(story: Story, meetingId: string): void {
  story.as('hannah', { permission: 'summaries.write', in: 'sams' }, work => {
    const points = Object.entries(said).flatMap(([beginning, text]) =>
      offeredItems(work, meetingId)
        .filter(item => item.heading.startsWith(beginning))
        .map(({ agendaItemId, heading }) => ({ agendaItemId, heading, text })),
    )
    const intro = 'Southend’s partnership met for the first time with a platform of its own.'
    writeSummary(work, { meetingId, version: 0 }, SummaryWritten.parse({ intro, points, next: 'ask' }))
  })
}

function publish(story: Story, meetingId: string): void {
  story.as('grace', { permission: 'summaries.publish', in: 'sams' }, work => {
    openPublicPage(work)
    const summary = found(summaryOf(work.tx, 'sams', meetingId), 'summary')
    publishSummary(work, meetingId, { fingerprint: fingerprintOf(summary) })
  })
}
