import type { App } from '../web/app-type.ts'
import { downloads } from './download-pages.ts'
import { packPage } from './pages.ts'

/** Agendas, packs, minutes and registers to print and to take away. */
export function printingRoutes(app: App): void {
  packPage(app)
  downloads(app)
}
