import type { FastifyReply, FastifyRequest } from 'fastify'
import { postsOf } from '../access/store.ts'
import { renderPage } from '../templates.ts'
import { assetPath } from './assets.ts'
import { keepBrowserName, takeNotice } from './cookies.ts'
import { csrfToken } from './csrf.ts'

/** Draws a page in the house's frame: who is signed in, where they can go, the token its forms need. */
export function page(request: FastifyRequest, reply: FastifyReply, template: string, view: object = {}) {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(renderPage(template, { ...frame(request, reply), ...view }))
}

function frame(request: FastifyRequest, reply: FastifyReply) {
  const { visit } = request
  // A request refused before it was recognised (a foreign host, say) has nobody to show.
  if (!visit) return { assets: assetPath, csrf: '', navigation: [], isDemonstration: false }
  keepBrowserName(request, reply)
  const { guest } = visit
  const isSignedIn = guest !== undefined && guest.via === 'session'
  return {
    assets: assetPath,
    csrf: csrfToken(visit),
    /** Makes the creation that a form asks for happen once, however often it is sent. */
    once: visit.house.ids.newSecret(),
    you: isSignedIn ? { name: guest.name, personId: guest.personId } : undefined,
    navigation: isSignedIn ? navigation(request, guest.personId) : [],
    notice: takeNotice(request, reply),
    isDemonstration: visit.house.config.isDemonstration,
    now: visit.now,
  }
}

function navigation(request: FastifyRequest, personId: string) {
  const { house, now } = request.visit
  const held = postsOf(house.database.tx, personId, now)
  const areas = held.filter(post => post.policeAreaId !== null)
  const entries = [
    { text: 'Home', href: '/' },
    ...(areas[0] ? [{ text: 'Funding', href: fundingHome(areas[0]) }] : []),
    ...(held.some(post => post.post === 'administrator') ? [{ text: 'Administration', href: '/administration' }] : []),
    { text: 'Account', href: '/account' },
  ]
  const path = request.url.split('?')[0] ?? ''
  return entries.map(entry => ({
    ...entry,
    current: entry.href === '/' ? path === '/home' : path.startsWith(entry.href),
  }))
}

/** The finance team reads grants and does not monitor. */
const fundingHome = ({ post, policeAreaId }: { post: string; policeAreaId: string | null }) =>
  post === 'finance' ? `/funding/${policeAreaId}/grants` : `/funding/${policeAreaId}`
