import type { App } from '../web/app-type.ts'
import { open } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { whomToTell } from './whom-to-tell.ts'

const forAnyone = { config: open('help, privacy and accessibility are for everybody') }

/** Pages that are the same for everybody: what to do first, what is held of people, and how well it can be used. */
export function staticPages(app: App): void {
  app.get('/help', forAnyone, (request, reply) => page(request, reply, 'home/help.njk', { whomToTell }))
  app.get('/privacy', forAnyone, (request, reply) =>
    page(request, reply, 'home/privacy.njk', { contact: request.visit.house.config.mailFrom }),
  )
  app.get('/accessibility', forAnyone, (request, reply) =>
    page(request, reply, 'home/accessibility.njk', { contact: request.visit.house.config.mailFrom }),
  )
}
