import type { App } from '../web/app-type.ts'
import { statisticsMovesApi } from './moves-api.ts'
import { statisticsOfficeApi } from './office-api.ts'
import { statisticsOfficePages } from './office-pages.ts'
import { localPictureApi } from './picture-api.ts'
import { localPicturePages } from './picture-pages.ts'
import { takingInPages } from './taking-in-pages.ts'

/** Pages and API of official figures: from the Home Office's file to the local picture of each partnership. */
export function statisticsRoutes(app: App): void {
  statisticsOfficePages(app)
  takingInPages(app)
  localPicturePages(app)
  statisticsOfficeApi(app)
  statisticsMovesApi(app)
  localPictureApi(app)
}
