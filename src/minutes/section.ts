import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import type { Meeting } from '../meetings/store.ts'
import { agreedStanding } from './agreed-letters.ts'
import { timeliness } from './clock-of-minutes.ts'
import { minutesToAgree } from './last-minutes.ts'
import { whyNotApprove, writesMinutes } from './policy.ts'
import { whyNotYet } from './start-minutes.ts'
import { minutesOf } from './store.ts'

/** What a meeting's page says of its minutes, and the one next step for this reader. */
export const minutesSection = (looking: Reading<'meetings.read'>, meeting: Meeting) =>
  meeting.state === 'draft' || meeting.state === 'cancelled'
    ? {}
    : { ...ownMinutes(looking, meeting), minutesToAgree: minutesToAgree(looking, meeting) }

function ownMinutes(looking: Reading<'meetings.read'>, meeting: Meeting) {
  const minutes = minutesOf(looking.tx, looking.partnershipId, meeting.id)
  const isSecretariat = writesMinutes(looking)
  if (!minutes) return { minutesSection: { state: 'none', isSecretariat, whyNotYet: whyNotYet(meeting, looking.now) } }
  const isApprover = may('minutes.approve', looking)
  return {
    minutesSection: {
      state: minutes.state,
      isSecretariat,
      mayApprove: isApprover && whyNotApprove(looking, minutes) === undefined,
      timeliness: timeliness(minutes, looking.now),
      agreed: isSecretariat ? agreedStanding(looking, meeting) : undefined,
    },
  }
}
