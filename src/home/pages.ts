import { endedLately } from '../access/ended-lately.ts'
import { postsOf } from '../access/store.ts'
import type { Reading } from '../access/work.ts'
import { later } from '../clock.ts'
import { isNewVisit, noteVisit } from '../digests/note-visit.ts'
import { whatAwaits } from '../digests/what-awaits.ts'
import { lettersListed } from '../mail/letters-store.ts'
import { activeMembers } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { open, permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { inWork, reading } from '../web/visit.ts'
import { mainJob } from './main-job.ts'
import { officeView } from './office-view.ts'
import { invitationsWaiting, pledgesToUpdate } from './store.ts'
import { whomToTell } from './whom-to-tell.ts'

/** So far back the home page tells what others did. */
const DAYS_BACK = 14
/** As much as one sees without scrolling far; each part says how much there is in all. */
const most = { owed: 8, awaiting: 20, coming: 5, changed: 20, failed: 5 } as const

export function homePages(app: App): void {
  app.get(
    '/',
    { config: open('the start page says what the service is; whoever is signed in is sent to their own') },
    (request, reply) =>
      request.visit.guest?.via === 'session'
        ? reply.redirect('/home', 303)
        : page(request, reply, 'home/start.njk', { whomToTell }),
  )

  app.get('/home', { config: permit('home.read') }, (request, reply) => {
    const { isNew, ...view } = homeView(reading(request))
    if (isNew) inWork(request, noteVisit)
    return page(request, reply, 'home/home.njk', view)
  })
}

/** What awaits this person first, what comes next, and the one button for their main job. */
function homeView({ tx, now, actor }: Reading<'home.read'>) {
  const { personId } = actor
  const view = whatAwaits(tx, { personId, now, since: later(now, { days: -DAYS_BACK }) })
  const posts = postsOf(tx, personId, now)
  const isAdministrator = posts.some(each => each.post === 'administrator')
  const officer = posts.find(each => each.post === 'officer')
  const asked = invitationsWaiting(tx).all({ personId, now })
  return {
    isNew: isNewVisit(tx, personId, now),
    invitations: asked.filter(each => !each.acceptedAt),
    toCome: asked.filter(each => each.acceptedAt),
    ended: endedLately(tx, personId, now),
    job: mainJob({
      ...view,
      posts,
      pledges: pledgesToUpdate(tx).all({ personId, now }),
      isAlone: id => activeMembers(tx, id, now).length < 2,
    }),
    office: officer?.policeAreaId ? officeView(tx, officer.policeAreaId, now) : undefined,
    isAdministrator,
    failedLetters: isAdministrator ? lettersListed(tx, { state: 'failed', size: most.failed }) : [],
    partnerships: view.partnerships,
    isSeveral: view.partnerships.length > 1,
    counts: view.counts,
    owed: view.owed.slice(0, most.owed),
    awaiting: view.awaiting.slice(0, most.awaiting),
    changed: view.changed.slice(0, most.changed),
    coming: view.coming.slice(0, most.coming),
  }
}
