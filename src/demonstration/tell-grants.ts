import { type CalendarDate, laterDate } from '../clock.ts'
import { found } from '../errors.ts'
import { moveGrant } from '../funding/move-grant.ts'
import { recordGrant } from '../funding/record-grant.ts'
import { grants } from './content/grants.ts'
import type { GrantContent } from './content/shapes.ts'
import { comingDates, onDay, quartersBefore } from './dates.ts'
import type { Moment, Story } from './story.ts'

/** The office records what it gives to each partnership, once the partnership is on the platform. */
export function tellGrants(today: CalendarDate): Moment[] {
  const coming = comingDates(today)
  return grants.map((grant, place) => ({
    at: onDay(quartersBefore(coming[grant.partnership], 4), -28, 10 * place),
    tell: story => record(story, grant, today),
  }))
}

const asDate = (today: CalendarDate, day: string | number): CalendarDate =>
  typeof day === 'string' ? day : laterDate(today, { days: day })

function record(story: Story, grant: GrantContent, today: CalendarDate): void {
  const { programme, title, purpose, reasons, conditions, decisionReference } = grant
  const office = { permission: 'grants.record', in: undefined } as const
  const kept = story.as('catrin', office, work =>
    recordGrant(work, {
      ...{ programme, title, purpose, reasons, conditions, decisionReference },
      forPartnershipId: grant.partnership,
      recipientOrganisationId: found(story.organisation.get(grant.recipient), 'organisation'),
      amount: grant.pounds * 100,
      amountAppliedFor: grant.appliedFor === undefined ? undefined : grant.appliedFor * 100,
      decidedOn: asDate(today, grant.decided),
      periodStartsOn: asDate(today, grant.starts),
      periodEndsOn: asDate(today, grant.ends),
      fromOpenCall: true,
      state: 'active',
    }),
  )
  if (grant.isClosed)
    story.as('catrin', office, work => moveGrant(work, kept.id, { to: 'closed', version: kept.version }))
}
