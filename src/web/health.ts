import type { FastifyInstance } from 'fastify'
import { isBusy } from '../database/patience.ts'
import { open } from './permit.ts'

interface Watched {
  troubles(): string[]
  warnings(): string[]
}

/**
 * `GET /health`: 200 while the database can be written and the clockwork runs without trouble, else 503 and why. A mail
 * server that is away, or a folder for letters, is a warning: people can work, and their letters wait.
 */
export function registerHealth(app: FastifyInstance, watched: () => Watched | undefined): void {
  app.get('/health', { config: open('whoever watches the server') }, (request, reply) => {
    const { database } = request.visit.house
    const troubles = [
      ...databaseTrouble(() => database.tryPen()),
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
    return [isBusy(error) ? 'database: another program has locked it' : `database: ${(error as Error).message}`]
  }
}
