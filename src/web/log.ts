import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'

/** What is written about requests: one line for each, once it is answered or its connection ended. */
export function logging(level: string) {
  // A silent log is none at all: nothing is put together for it at each request.
  if (level === 'silent') return { logger: false }
  return {
    // The bytes of what is no request at all may hold a cookie or a token.
    logger: { level, serializers: { req: withoutSecrets }, redact: ['err.rawPacket'] },
    logController: new OneLine(),
  }
}

/** Fastify writes one line when a request comes and one when it is answered, to be matched by whoever reads them. */
class OneLine extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(err: Error | null, request: FastifyRequest, reply: FastifyReply): void {
    const answered = { req: request, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }
    if (err) request.log.error({ ...answered, err }, 'could not answer')
    else request.log.info(answered, 'answered')
  }
}

/** What was asked may have been done, though nobody waited to hear of it. */
export function logUnanswered(app: FastifyInstance): void {
  app.addHook('onRequestAbort', (request, done) => {
    request.log.info({ req: request }, 'connection ended before the answer')
    done()
  })
}

/** Links carry proof in their address; a log must not hold it, however the address was written. */
const withoutSecrets = ({ method, url, params, routeOptions }: FastifyRequest) => ({
  method,
  path: routeOptions.url === undefined ? nowhere(url) : filledIn(routeOptions.url, params as Record<string, string>),
})

const filledIn = (route: string, params: Record<string, string>): string =>
  route.replace(/:(\w+)/g, (_, name: string) => (name === 'link' || name === 'token' ? '…' : (params[name] ?? '')))

const nowhere = (url: string): string => `${/^\/[\w.-]*/.exec(url)?.[0] ?? ''}…`
