import type { App } from '../web/app-type.ts'
import { activityApi } from './activity-api.ts'
import { activityPages } from './activity-pages.ts'
import { unplacedLetterPages } from './incoming-letter-pages.ts'
import { letterPages } from './letter-pages.ts'
import { administrationPages } from './pages.ts'
import { administeredPartnershipPages } from './partnership-pages.ts'
import { peoplePages } from './people-pages.ts'
import { postPages } from './post-pages.ts'

/** Pages and API of running the platform itself: partnerships, people, posts, letters and the trail of what happened. */
export function administrationRoutes(app: App): void {
  administrationPages(app)
  administeredPartnershipPages(app)
  peoplePages(app)
  postPages(app)
  letterPages(app)
  unplacedLetterPages(app)
  activityPages(app)
  activityApi(app)
}
