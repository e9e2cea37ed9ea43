import type { FastifyInstance } from 'fastify'

/** How long the rest of a request may take once its head is here. */
export interface Patience {
  formSeconds: number
  /** A paper of ten megabytes comes through a line of half a megabit a second in this time. */
  uploadSeconds: number
}

const usualPatience: Patience = { formSeconds: 20, uploadSeconds: 180 }

/**
 * Ends a request whose body trickles in: it would hold a connection for ever. The server's own limit knows only one time
 * for all, and what is enough for a form cuts off a paper from a slow line.
 */
export function registerPatience(app: FastifyInstance, { formSeconds, uploadSeconds }: Patience = usualPatience): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request
    if (raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined) {
      const seconds = request.routeOptions.config.takesFile ? uploadSeconds : formSeconds
      const timer = setTimeout(() => {
        if (!raw.complete) raw.destroy()
      }, seconds * 1000).unref()
      raw.once('end', () => clearTimeout(timer))
      raw.once('close', () => clearTimeout(timer))
    }
    done()
  })
}
