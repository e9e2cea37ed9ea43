import { z } from 'zod'

/** Rows on a page of a list. */
export const PAGE_SIZE = 20

/** The query of a paged list: where to go on, as the page before said. */
export const Paged = z.strictObject({
  cursor: z.string().max(300).optional().meta({ description: 'Where to go on: the `next` of the page before' }),
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

/** The key in a cursor; one that we did not make begins at the beginning. */
export function keyIn(cursor: string | undefined, parts: number): string[] | undefined {
  if (!cursor) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(key) && key.length === parts && key.every(each => typeof each === 'string') ? key : undefined
  } catch {
    return undefined
  }
}
