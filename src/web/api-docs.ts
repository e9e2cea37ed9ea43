import type { App } from './app-type.ts'
import { exampleValue, type Shape } from './examples.ts'
import { open } from './permit.ts'
import { page } from './render.ts'

interface Operation {
  tags?: string[]
  summary?: string
  description?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: Shape; description?: string }[]
  requestBody?: { content?: Record<string, { schema?: Shape; example?: unknown }> }
  responses?: Record<string, { content?: Record<string, { schema?: Shape }> }>
}

const readers = 'a description of the API holds nothing private'

/** The API as a document for programs (OpenAPI 3.1) and as a page for people, both from the routes themselves. */
export function apiDocs(app: App): void {
  app.get('/api/openapi.json', { config: open(readers) }, (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  )

  app.get('/api/docs', { config: open(readers) }, (request, reply) => {
    const { paths = {} } = app.swagger() as unknown as { paths?: Record<string, Record<string, Operation>> }
    return page(request, reply, 'web/api-docs.njk', { subjects: subjectsOf(paths) })
  })
}

/** Operations by subject, each with what it takes and gives. */
function subjectsOf(paths: Record<string, Record<string, Operation>>) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: `${method}-${path.replace(/\W+/g, '-')}`,
      subject: operation.tags?.[0] ?? 'Other',
      method: method.toUpperCase(),
      path,
      summary: operation.summary ?? path,
      description: operation.description,
      inPath: parametersIn(operation, 'path'),
      inQuery: parametersIn(operation, 'query'),
      inHeaders: parametersIn(operation, 'header'),
      bodyExample: asJson(operation.requestBody?.content?.['application/json']?.example),
      statuses: Object.keys(operation.responses ?? {}).filter(status => status !== 'default'),
      body: fieldsOf(operation.requestBody?.content?.['application/json']?.schema),
      example: exampleOf(successOf(operation)),
    })),
  )
  return [...Map.groupBy(operations, each => each.subject)].map(([name, list]) => ({ name, operations: list }))
}

const parametersIn = ({ parameters = [] }: Operation, where: string) =>
  parameters
    .filter(each => each.in === where)
    .map(each => ({
      name: each.name,
      isRequired: each.required ?? false,
      words: each.description ?? each.schema?.description ?? '',
      type: typeInWords(each.schema),
    }))

const successOf = (operation: Operation): Shape | undefined => {
  const status = Object.keys(operation.responses ?? {}).find(each => each.startsWith('2'))
  return status === undefined ? undefined : operation.responses?.[status]?.content?.['application/json']?.schema
}

const fieldsOf = (shape: Shape | undefined) =>
  Object.entries(shape?.properties ?? {}).map(([name, field]) => ({
    name,
    type: typeInWords(field),
    isRequired: shape?.required?.includes(name) ?? false,
    words: field.description ?? '',
  }))

function typeInWords(shape: Shape | undefined): string {
  if (!shape) return ''
  if (shape.enum) return shape.enum.map(each => JSON.stringify(each)).join(', ')
  if (shape.anyOf) return shape.anyOf.map(typeInWords).join(' or ')
  if (shape.items) return `list of ${typeInWords(shape.items)}`
  return [shape.type].flat().join(' or ') + (shape.format ? ` (${shape.format})` : '')
}

/** The example a schema gives, or one put together from its parts. */
const exampleOf = (shape: Shape | undefined): string | undefined => asJson(exampleValue(shape))

const asJson = (example: unknown): string | undefined =>
  example === undefined ? undefined : JSON.stringify(example, null, 2)
