import type { FastifyInstance } from 'fastify'
import { open } from './permit.ts'

interface Watched {
  troubles(): string[]
  warnings(): string[]
}

/**
 * `GET /health`: 200 while the database answers and the clockwork runs without trouble, else 503 and why. A mail
 * server that is away is a warning: people can work, and their letters wait.
 */
export function registerHealth(app: FastifyInstance, watched: () => Watched | undefined): void {
  app.get('/health', { config: open('whoever watches the server') }, (request, reply) => {
    const { sqlite } = request.visit.house.database
    const troubles = [
      ...databaseTrouble(() => sqlite.pragma('schema_version')),
      ...(watched()?.troubles() ?? ['the clockwork is not running']),
    ]
    return reply
      .code(troubles.length === 0 ? 200 : 503)
      .send({ status: troubles.length === 0 ? 'well' : 'unwell', troubles, warnings: watched()?.warnings() ?? [] })
  })
}

function databaseTrouble(ask: () => unknown): string[] {
  try {
    ask()
    return []
  } catch (error) {
    return [`database: ${(error as Error).message}`]
  }
}
