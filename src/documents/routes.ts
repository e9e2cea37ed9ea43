import type { App } from '../web/app-type.ts'
import { type DocumentRule, documentPages } from './pages.ts'

/** Pages of documents, wherever they were laid; the rules are those of the features that lay them. */
export function documentRoutes(app: App, rules: DocumentRule[]): void {
  documentPages(app, rules)
}
