import type { z } from 'zod'
import { CouldIdentify, type FieldError, InvalidInput, Refusal } from '../errors.ts'
import { numberTyped } from '../input.ts'
import { StaleForm } from './csrf.ts'
import type { Stand } from './overtaken.ts'

type Typed = Record<string, unknown>

/** What a form shows when it is drawn again: what was typed, what is wrong with it, and where. */
export interface FormState {
  values: Typed
  errors: Record<string, { text: string }>
  errorList: { text: string; href: string }[]
  /** What a tick says was looked at: that it identifies no one. */
  confirm?: string
  /** What stands now, where somebody else saved something while the form was open. */
  overtaken?: Stand[]
  /** What was typed would take the place of what stands. */
  replaces?: boolean
}

export const emptyForm = (values: Typed = {}): FormState => ({ values, errors: {}, errorList: [] })

/**
 * Reads a form by the same schema as the API's JSON. A browser sends only strings, so numbers, ticks and the three
 * boxes of a date are put together here first; an empty box is something not given, never a nought.
 */
export function readForm<S extends z.ZodObject>(schema: S, body: unknown): z.output<S> {
  const typed = (body ?? {}) as Typed
  const input: Typed = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    const value = fieldFrom(typed, name, field as z.ZodType)
    if (value !== undefined) input[name] = value
  }
  const result = schema.safeParse(input)
  if (!result.success) throw new InvalidInput(fieldErrors(result.error))
  return result.data
}

function fieldFrom(typed: Typed, name: string, field: z.ZodType): unknown {
  const kind = kindOf(field)
  const value = typed[name]
  if (kind === 'date') return dateFrom(typed, name)
  if (kind === 'array') return value === undefined ? [] : [value].flat()
  if (kind === 'boolean') return value === 'yes'
  if (value === undefined || value === '')
    return kind === 'string' && value === '' && !isOptional(field) ? '' : undefined
  if (kind === 'number') return typeof value === 'string' ? numberTyped(value) : value
  return asTyped(value)
}

/** Text without the line ends of browsers. */
export const asTyped = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value

/** Day, month and year in three boxes (`due-day`…), or one box that already holds a date. */
export function dateFrom(typed: Typed, name: string): string | undefined {
  if (typeof typed[name] === 'string' && typed[name] !== '') return typed[name]
  const [day, month, year] = ['day', 'month', 'year'].map(part => String(typed[`${name}-${part}`] ?? '').trim())
  if (!day && !month && !year) return undefined
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
}

const unwrapped = (field: z.ZodType): z.ZodType => {
  const inner = (field as unknown as { def: { innerType?: z.ZodType } }).def.innerType
  return inner ? unwrapped(inner) : field
}
const isOptional = (field: z.ZodType) => field.safeParse(undefined).success
const kindOf = (field: z.ZodType): string => {
  const plain = unwrapped(field)
  return plain.meta()?.format === 'date' ? 'date' : plain.type
}

/** One message for each place, the first: who mends what it says often mends the rest. */
const fieldErrors = (error: z.ZodError): FieldError[] => {
  const first = new Map(error.issues.toReversed().map(issue => [issue.path.join('.'), issue]))
  return error.issues
    .filter(issue => first.get(issue.path.join('.')) === issue)
    .map(issue => ({ field: String(issue.path[0] ?? ''), words: issue.message }))
}

/**
 * The form as it is drawn again after a refusal: what was typed, and which box is wrong, or that the deed was refused;
 * beside it what went missing with that, which is told only of boxes that are not wrong already.
 */
export function formAgain(body: unknown, refusal: Refusal, missing: FieldError[] = []): FormState {
  const wrong = refusal instanceof InvalidInput ? refusal.fields : [{ field: '', words: refusal.message }]
  const fields = [...wrong, ...missing.filter(({ field }) => !wrong.some(each => each.field === field))]
  const confirm = refusal instanceof CouldIdentify ? refusal.confirm : undefined
  const toTick = { text: 'If no one could be identified, tick the box that says so', href: '#identifies-no-one' }
  return {
    values: (body ?? {}) as Typed,
    errors: Object.fromEntries(fields.toReversed().map(({ field, words }) => [field, { text: words }])),
    errorList: [
      ...fields.map(({ field, words }) => ({
        text: words,
        href: field ? `#${field}` : (refusal.next?.href ?? '#main-content'),
      })),
      ...(confirm === undefined ? [] : [toTick]),
    ],
    ...(confirm === undefined ? {} : { confirm }),
  }
}

/** Whether a refusal is something to tell in the form itself, rather than on a page of its own. */
export const belongsInForm = (error: unknown): error is Refusal =>
  error instanceof Refusal &&
  !(error instanceof StaleForm) &&
  ['invalid', 'unconfirmed', 'conflict', 'stale', 'too many'].includes(error.kind)

/** The version of a thing that the form was drawn from. */
export const versionIn = (body: unknown): number => Number((body as Typed | undefined)?.version ?? 0)
