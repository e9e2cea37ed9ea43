import { lettersOfNobodyWaiting } from '../incoming/waiting-store.ts'
import { countByState } from '../mail/letters-store.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { reading } from '../web/visit.ts'

export const crumbs = [
  { text: 'Home', href: '/' },
  { text: 'Administration', href: '/administration' },
]

export function administrationPages(app: App): void {
  app.get('/administration', { config: permit('people.administer') }, (request, reply) => {
    const { tx } = reading<'people.administer'>(request as never)
    const letters = countByState(tx)
    return page(request, reply, 'administration/index.njk', {
      crumbs: crumbs.slice(0, 1),
      unplaced: lettersOfNobodyWaiting(tx),
      failed: letters.find(each => each.state === 'failed')?.count ?? 0,
      waiting: letters.find(each => each.state === 'queued')?.count ?? 0,
    })
  })
}
