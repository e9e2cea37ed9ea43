import { z } from 'zod'
import { Refusal } from '../errors.ts'

/** Rows on a page of a list. */
export const PAGE_SIZE = 20

const NOT_OF_THIS_LIST = 'This cursor is not one of this list. Begin again from its first page.'

/** The query of a paged list: where to go on, as the page before said. */
export const Paged = z.strictObject({
  cursor: z
    .string()
    .max(300, { error: NOT_OF_THIS_LIST })
    .optional()
    .meta({ description: 'Where to go on: the `next` of the page before' }),
})

/** One page of a list, and where the next begins. */
export interface Page<T> {
  rows: T[]
  next: string | undefined
}

/** Makes a page of rows read one too many, so that we know whether there are more without counting them. */
export function pageOf<T>(rows: T[], keyOf: (last: T) => string[], size = PAGE_SIZE): Page<T> {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > size && last ? asCursor(keyOf(last)) : undefined }
}

const asCursor = (key: string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** A cursor that no page of this list gave: beginning again from the top would send a program round for ever. */
export class ForeignCursor extends Refusal {
  constructor() {
    super('invalid', NOT_OF_THIS_LIST)
    this.name = 'ForeignCursor'
  }
}

/** The key in a cursor; nothing where none was given. */
export function keyIn(cursor: string | undefined, parts: number): string[] | undefined {
  if (!cursor) return undefined
  const key = parsed(cursor)
  if (!Array.isArray(key) || key.length !== parts || !key.every(each => typeof each === 'string'))
    throw new ForeignCursor()
  return key
}

/** The number in the cursor of a list that goes by numbers. */
export function numberIn(cursor: string | undefined): number | undefined {
  const key = keyIn(cursor, 1)
  if (!key) return undefined
  const number = Number(key[0])
  if (!Number.isSafeInteger(number)) throw new ForeignCursor()
  return number
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}
