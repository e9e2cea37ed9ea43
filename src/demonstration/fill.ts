import type { House } from '../access/work.ts'
import { laterDate, londonDate } from '../clock.ts'
import { meetingsComing } from './calendar.ts'
import { colchesterLaunch } from './content/colchester.ts'
import { foundPartnerships } from './found-partnerships.ts'
import { openPlatform } from './open-platform.ts'
import { countAsSent, isEmpty } from './store.ts'
import { tellStory } from './story.ts'
import { tellAgendas } from './tell-agendas.ts'
import { tellDates } from './tell-dates.ts'
import { tellGrants } from './tell-grants.ts'
import { tellGroups } from './tell-groups.ts'
import { idOf, tellMeetings } from './tell-meetings.ts'
import { tellMinutes } from './tell-minutes.ts'
import { tellPapers } from './tell-papers.ts'
import { tellPicture } from './tell-picture.ts'
import { tellPledges } from './tell-pledges.ts'
import { tellRequests } from './tell-requests.ts'
import { tellSummaries } from './tell-summaries.ts'

const DAYS_BEFORE_LAUNCH = 30

/**
 * Fills an empty database with the demonstration, all of it or nothing; one that holds anything is left as it is.
 * Everything was done through the platform's own verbs on the day it says, so references, versions, the audit trail
 * and approved minutes are true.
 */
export function fillWithDemonstration(house: House): void {
  house.database.transaction(() => {
    if (!isEmpty(house.database.tx)) return
    const today = londonDate(house.clock.now())
    const openedOn = laterDate(colchesterLaunch.heldOn, { days: -DAYS_BEFORE_LAUNCH })
    const story = tellStory(house, [
      ...openPlatform(openedOn),
      ...foundPartnerships(today),
      ...tellGrants(today),
      ...tellPicture(today, openedOn),
      ...tellMeetings(today),
      ...tellDates(today),
      ...tellPapers(today),
      ...tellAgendas(today),
      ...tellGroups(today),
      ...tellMinutes(today),
      ...tellRequests(today),
      ...tellSummaries(today),
      ...tellPledges(today),
    ])
    // What is to come is sent when the demonstration starts, so that its letters can be read.
    countAsSent(
      house.database.tx,
      meetingsComing(today).map(coming => idOf(story, coming)),
    )
  })
}
