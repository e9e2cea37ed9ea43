import type { App } from '../web/app-type.ts'
import { accountPages } from './account-pages.ts'
import { accountApi } from './api.ts'
import type { PersonFollower } from './followers.ts'
import { keyPages } from './key-pages.ts'
import { signInPages } from './sign-in-pages.ts'

/** Pages and API of signing in, one's own account and the keys of programs. */
export function peopleRoutes(app: App, followers: readonly PersonFollower[]): void {
  signInPages(app)
  accountPages(app, followers)
  keyPages(app)
  accountApi(app, followers)
}
