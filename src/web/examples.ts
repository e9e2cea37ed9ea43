/** A part of a JSON Schema, as far as readers of the API are told of it. */
export interface Shape {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  anyOf?: Shape[]
  description?: string
  default?: unknown
  example?: unknown
  examples?: unknown[]
}

/** The example that a schema gives, or one put together from its parts. */
export function exampleValue(shape: Shape | undefined): unknown {
  if (!shape) return undefined
  if (shape.example !== undefined) return shape.example
  if (shape.examples?.[0] !== undefined) return shape.examples[0]
  if (shape.enum) return shape.enum[0]
  if (shape.default !== undefined) return shape.default
  if (shape.items) return [exampleValue(shape.items)]
  if (shape.properties) return exampleObject(shape)
  if (shape.anyOf) return exampleValue(shape.anyOf[0])
  return (shape.format && ofFormats[shape.format]) || ofTypes[[shape.type].flat()[0] ?? '']
}

/** What must be given, and what has an example of its own. */
const exampleObject = ({ properties = {}, required = [] }: Shape): object =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name, field]) => required.includes(name) || field.example !== undefined)
      .map(([name, field]) => [name, exampleValue(field) ?? null]),
  )

const ofFormats: Record<string, unknown> = {
  uuid: '019a6f3e-7c00-7000-8000-000000000001',
  date: '2027-06-10',
  'date-time': '2027-06-10T09:00:00.000Z',
}

const ofTypes: Record<string, unknown> = { string: 'text', integer: 1, number: 1, boolean: true }
