import fastJson from 'fast-json-stringify'
import type { FastifyInstance } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { describeOperations } from './openapi.ts'
import { inOurWords } from './words-of-input.ts'

type Json = Record<string, unknown>

/** One zod schema per shape: it validates what comes in, compiles the serialiser of what goes out, and describes both. */
export async function registerSchemas(app: FastifyInstance, publicUrl: string): Promise<void> {
  z.config({ customError: inOurWords })
  app.setValidatorCompiler(({ schema, httpPart, url }) => {
    const said = schema as unknown as z.ZodType
    const isOfPage = httpPart === 'querystring' && !url.startsWith('/api/')
    return validatorCompiler({ schema: isOfPage ? forgiving(said) : said, method: '', url })
  })
  app.setSerializerCompiler(({ schema }) => serialiserOf(schema as unknown as z.ZodType))
  await describeOperations(app, publicUrl)
}

/** The query of a page: whoever passes a link on may hang a word of their own on it, and the page is still that page. */
const forgiving = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodObject ? schema.strip() : schema)

/** Compiled at the first answer: there are more than a hundred shapes, and a start waits for none of them. */
function serialiserOf(schema: z.ZodType): (answer: unknown) => string {
  let compiled: ((answer: unknown) => string) | undefined
  return answer => {
    compiled ??= fastJson(outgoing(schema) as unknown as fastJson.Schema)
    return compiled(answer)
  }
}

/** The JSON Schema of an answer. What it does not name is not sent, whatever a store hands over. */
const outgoing = (schema: z.ZodType): Json => lean(z.toJSONSchema(schema, { target: 'draft-7', io: 'output' }) as Json)

// For readers of the API. The serialiser would act on `format`: parse each date to write the same date again.
const forReadersOnly = ['format', 'pattern', 'description', 'example', 'examples']

/**
 * A schema as the serialiser compiles it to the least code: without what only describes, and with
 * `anyOf: [{type: string}, {type: null}]` as `type: [string, null]`.
 */
function lean(schema: Json): Json {
  const kept = Object.entries(schema).filter(([key]) => !forReadersOnly.includes(key))
  const { anyOf, ...rest } = Object.fromEntries(kept.map(([key, value]) => [key, leanPart(key, value)])) as Json & {
    anyOf?: Json[]
  }
  const [first, second] = anyOf ?? []
  const isNullable = anyOf?.length === 2 && second?.type === 'null' && typeof first?.type === 'string'
  if (!isNullable || ['object', 'array'].includes(String(first.type))) return anyOf ? { ...rest, anyOf } : rest
  return {
    ...rest,
    ...first,
    type: [first.type, 'null'],
    ...(first.enum ? { enum: [...(first.enum as unknown[]), null] } : {}),
  }
}

function leanPart(key: string, value: unknown): unknown {
  if (key === 'properties')
    return Object.fromEntries(Object.entries(value as Record<string, Json>).map(([name, each]) => [name, lean(each)]))
  if (key === 'anyOf') return (value as Json[]).map(lean)
  return key === 'items' ? lean(value as Json) : value
}

/** The answer of a list: one page and where the next begins. */
export const listOf = <T extends z.ZodType>(row: T) =>
  z.object({
    rows: z.array(row),
    next: z.string().nullable().meta({ description: 'Send it as `cursor` for the next page; null on the last' }),
  })

export const InPartnership = z.object({
  partnershipId: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .meta({ example: 'sams' }),
})

export const InPoliceArea = z.object({
  policeAreaId: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .meta({ example: 'essex' }),
})

export const anId = () => z.uuid().meta({ example: '019a6f3e-7c00-7000-8000-000000000001' })

/** Dates and moments as they go out. */
export const outDate = () => z.string().meta({ format: 'date', example: '2027-06-10' })
export const outInstant = () => z.string().meta({ format: 'date-time', example: '2027-06-10T09:00:00.000Z' })
