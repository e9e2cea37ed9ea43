import type { App } from './app-type.ts'
import { open } from './permit.ts'
import { page } from './render.ts'

interface Shape {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  anyOf?: Shape[]
  description?: string
  example?: unknown
  examples?: unknown[]
}

interface Operation {
  tags?: string[]
  summary?: string
  description?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: Shape; description?: string }[]
  requestBody?: { content?: Record<string, { schema?: Shape }> }
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
      parameters: (operation.parameters ?? []).map(each => ({
        name: each.name,
        where: each.in,
        isRequired: each.required ?? false,
        words: each.description ?? each.schema?.description ?? '',
        type: typeInWords(each.schema),
      })),
      body: fieldsOf(operation.requestBody?.content?.['application/json']?.schema),
      example: exampleOf(successOf(operation)),
    })),
  )
  return [...Map.groupBy(operations, each => each.subject)].map(([name, list]) => ({ name, operations: list }))
}

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
function exampleOf(shape: Shape | undefined): string | undefined {
  const example = exampleValue(shape)
  return example === undefined ? undefined : JSON.stringify(example, null, 2)
}

function exampleValue(shape: Shape | undefined): unknown {
  if (!shape) return undefined
  if (shape.example !== undefined) return shape.example
  if (shape.examples?.[0] !== undefined) return shape.examples[0]
  if (shape.enum) return shape.enum[0]
  if (shape.items) return [exampleValue(shape.items)]
  if (shape.properties)
    return Object.fromEntries(
      Object.entries(shape.properties).map(([name, field]) => [name, exampleValue(field) ?? null]),
    )
  if (shape.anyOf) return exampleValue(shape.anyOf[0])
  return ({ string: 'text', integer: 1, number: 1, boolean: true } as Record<string, unknown>)[
    [shape.type].flat()[0] ?? ''
  ]
}
