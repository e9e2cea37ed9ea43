import type { Reading } from '../access/work.ts'
import { lettersOfNobodyWaiting } from '../incoming/waiting-store.ts'
import { countByState } from '../mail/letters-store.ts'
import type { App } from '../web/app-type.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { inReading } from '../web/visit.ts'

export const crumbs = [
  { text: 'Home', href: '/' },
  { text: 'Administration', href: '/administration' },
]

const lettersCounted = ({ tx }: Reading<'people.administer'>) => ({
  letters: countByState(tx),
  unplaced: lettersOfNobodyWaiting(tx),
})

export function administrationPages(app: App): void {
  app.get('/administration', { config: permit('people.administer') }, (request, reply) => {
    const { letters, unplaced } = inReading<'people.administer', ReturnType<typeof lettersCounted>>(
      request as never,
      lettersCounted,
    )
    return page(request, reply, 'administration/index.njk', {
      crumbs: crumbs.slice(0, 1),
      unplaced,
      failed: letters.find(each => each.state === 'failed')?.count ?? 0,
      waiting: letters.find(each => each.state === 'queued')?.count ?? 0,
    })
  })
}
