import { type FastifyReply, type FastifyRequest, LogController } from 'fastify'

/** What is written about requests: one line for each, once it is answered. */
export function logging(level: string) {
  // A silent log is none at all: nothing is put together for it at each request.
  if (level === 'silent') return { logger: false }
  return {
    logger: {
      level,
      serializers: { req: withoutSecrets },
    },
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

/** Links carry proof in their address; a log must not hold it. */
const withoutSecrets = (request: { method: string; url: string }) => ({
  method: request.method,
  path: request.url.split('?')[0]?.replace(/\/(sign-in|links|calendar|unsubscribe|answer)\/[^/]+/, '/$1/…'),
})
