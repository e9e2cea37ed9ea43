import type { FastifyInstance } from 'fastify'

export interface Served {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its parameters as they were declared: `/partnerships/:partnershipId`. */
  url: string
}

/** Every route that the app serves, as its router knows them, so that a new one is never left out of a test. */
export async function routesOf(app: FastifyInstance): Promise<Served[]> {
  await app.ready()
  const branch: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap(line => {
      const [, indent = '', part = '', methods = ''] =
        /^((?:│ {3}| {4})*)[├└]── (.*?)(?: \(([^)]*)\))?$/.exec(line) ?? []
      if (!part) return []
      branch.splice(indent.length / 4, branch.length, part)
      return methods
        .split(', ')
        .filter(method => method !== '' && method !== 'HEAD')
        .map(method => ({ method, url: branch.join('') }) as Served)
    })
}

/** The address with its parameters filled in; one that is not named becomes an id that nothing has. */
export const addressOf = (url: string, named: Record<string, string>): string =>
  url.replace(/:(\w+)/g, (_, name: string) => named[name] ?? '019a6f3e-7c00-7000-8000-00000000dead')
