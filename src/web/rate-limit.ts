import { isIPv6 } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../access/work.ts'
import { type Instant, later } from '../clock.ts'
import { Refusal } from '../errors.ts'

/** How often one network address may ask something within so many minutes. */
interface Rate {
  times: number
  minutes: number
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A stricter rate than everything else has, for this route by itself. */
    rate?: Rate
  }
}

/** Counts what each network address asks, in all and of the routes that bear less, and refuses what is too much. */
export function limitRates(app: FastifyInstance, { config, clock }: House): void {
  const inAll = counting({ times: config.requestsAMinute, minutes: 1 })
  const ofRoutes = new Map<string, Counter>()
  const ofRoute = ({ method, routeOptions: { url, config } }: FastifyRequest): Counter | undefined => {
    if (!config.rate) return undefined
    const route = `${method} ${url}`
    const counter = ofRoutes.get(route) ?? counting(config.rate)
    ofRoutes.set(route, counter)
    return counter
  }
  app.addHook('onRequest', (request, reply, done) => {
    // Whoever watches the server must not be told that it is unwell because others are busy.
    if (request.url === '/health') return done()
    // Of whoever has hung up already no address is known.
    const who = subscriberOf(request.ip ?? '')
    const now = clock.now()
    const wait = Math.max(inAll(who, now), ofRoute(request)?.(who, now) ?? 0)
    if (wait === 0) return done()
    reply.header('retry-after', Math.ceil(wait / 1000))
    done(new Refusal('too many', 'Too many requests. Wait a minute and try again.'))
  })
}

/** Answers how long to wait, in milliseconds; nought where what is asked may be done. */
type Counter = (who: string, now: Instant) => number

/** Counts within stretches that follow each other, forgetting everybody at the end of each. */
export function counting({ times, minutes }: Rate): Counter {
  const asked = new Map<string, number>()
  let until: Instant = ''
  return (who, now) => {
    if (now >= until) {
      until = later(now, { minutes })
      asked.clear()
    }
    const already = asked.get(who) ?? 0
    if (already >= times) return Date.parse(until) - Date.parse(now)
    asked.set(who, already + 1)
    return 0
  }
}

/** Whom an address stands for: one subscriber holds a whole /64 of IPv6 addresses, so their first four groups do. */
export function subscriberOf(ip: string): string {
  if (!ip.includes(':')) return ip
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped || !isIPv6(ip)) return mapped ?? ip
  const [before = [], after = []] = ip
    .toLowerCase()
    .split('::')
    .map(part => part.split(':').filter(group => group !== ''))
  const left = ip.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0
  return [...before, ...Array<string>(left).fill('0'), ...after]
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
