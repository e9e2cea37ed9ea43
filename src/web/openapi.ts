import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { exampleValue, type Shape } from './examples.ts'

type Described = Shape & { headers?: object; 'x-response-description'?: string }
type Operation = FastifySchema & { body?: Shape; headers?: Shape; response: Record<string, Described> }

/** What every operation may answer when it does not do what was asked. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(z.object({ field: z.string(), words: z.string(), kinds: z.array(z.string()).optional() }))
      .optional()
      .meta({ description: 'Field by field; `kinds` says what was found that could identify somebody' }),
    confirm: z.string().optional().meta({
      description: 'Where no one could be identified, send the same again with this as header `Identifies-No-One`',
    }),
  })
  .meta({
    description: 'A problem document (RFC 9457): `detail` says in words what to do',
    example: { type: 'about:blank', title: 'Not Found', status: 404, detail: 'We could not find that meeting' },
  })

const API = {
  title: 'Anti-slavery partnerships',
  version: '1',
  description:
    'Partnerships, their member organisations, meetings, minutes, actions and pledges, and what their funders see. ' +
    'It coordinates organisations; it holds nothing that could identify a victim: words that could are kept out ' +
    '(400), or asked about (422). Where no one could be identified, send the same again with the `confirm` of ' +
    'that answer in the header `Identifies-No-One`.',
}

/** Describes every route with a subject as OpenAPI 3.1, from what the routes themselves declare. */
export async function describeOperations(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: API,
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'An API token, made on your account page' },
        },
      },
      security: [{ token: [] }],
    },
    transform: ({ schema, url, route, ...rest }) => {
      // What programs use says which subject it belongs to; a page does not.
      if (!schema?.tags) return { schema: { hide: true } as FastifySchema, url }
      const transformed = jsonSchemaTransform({
        ...rest,
        route,
        url,
        schema: { ...schema, response: { ...(schema.response as object), default: Problem } },
      } as Parameters<typeof jsonSchemaTransform>[0])
      return { url, schema: completed(transformed.schema as Operation, `${route.method}`, url) }
    },
    transformObject: document => {
      const { openapiObject } = document as { openapiObject: Document }
      return { ...openapiObject, tags: subjectsIn(openapiObject) } as never
    },
  })
}

interface Document {
  paths?: Record<string, Record<string, { tags?: string[] }>>
}

const subjectsIn = ({ paths = {} }: Document) => {
  const operations = Object.values(paths).flatMap(methods => Object.values(methods))
  return [...new Set(operations.flatMap(({ tags = [] }) => tags))].map(name => ({ name }))
}

/** What follows from what a route declares, so that no route has to say it. */
function completed(operation: Operation, method: string, url: string): FastifySchema {
  const { body, headers, summary = '' } = operation as Operation & { summary?: string }
  const response = Object.entries(operation.response).map(([status, shape]) => [
    status,
    status.startsWith('2') ? answerOf(shape, summary) : problemFrom(shape),
  ])
  return {
    ...operation,
    operationId: idOf(method, url),
    ...(body ? { body: { ...body, examples: [exampleValue(body)] }, headers: withConfirmation(headers) } : {}),
    response: Object.fromEntries(response),
  } as FastifySchema
}

/** `getPartnershipsByPartnershipIdMeetings`: what is done, and where. */
const idOf = (method: string, url: string): string =>
  method.toLowerCase() +
  url
    .replace('/api/v1', '')
    .split(/[^\w:]+/)
    .map(word => (word.startsWith(':') ? `By${capital(word.slice(1))}` : capital(word)))
    .join('')

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** The guard at the pen reads whatever comes with a body, and takes the author's word in this header. */
const withConfirmation = (headers: Shape | undefined): Shape => ({
  type: 'object',
  ...headers,
  properties: {
    ...headers?.properties,
    'identifies-no-one': {
      type: 'string',
      description: 'The `confirm` of a 422: says that what was found identifies no one',
    },
  },
})

/** What has a version carries it as its ETag too: `withVersion` sees to that. */
const answerOf = (shape: Described, summary: string): Described => ({
  ...shape,
  'x-response-description': shape.description ?? `Done: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}`,
  ...(shape.properties?.version
    ? { headers: { ETag: { type: 'string', description: 'Its version, for If-Match', example: '"3"' } } }
    : {}),
})

const problemFrom = (shape: Described) => ({
  description: shape.description,
  content: { 'application/problem+json': { schema: shape } },
})
