import type { App } from '../web/app-type.ts'
import { pledgeApi } from './api.ts'
import { charterPages } from './charter-pages.ts'
import { pledgeDeedPages } from './deed-pages.ts'
import { pledgeDeedsApi } from './deeds-api.ts'
import { pledgeLinkPages } from './link-pages.ts'
import { pledgePages } from './pages.ts'
import { pledgeProgressApi } from './progress-api.ts'
import { pledgeProgressPages } from './progress-pages.ts'
import { recordingPages } from './recording-pages.ts'

/** Pages and API of what organisations promise, what they did, and who vouches for it. */
export function pledgeRoutes(app: App): void {
  pledgePages(app)
  recordingPages(app)
  charterPages(app)
  pledgeProgressPages(app)
  pledgeDeedPages(app)
  pledgeLinkPages(app)
  pledgeApi(app)
  pledgeDeedsApi(app)
  pledgeProgressApi(app)
}
