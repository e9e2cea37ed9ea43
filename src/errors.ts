/** Why a deed is refused; each kind has one HTTP status, given in `web/problems.ts`. */
export type RefusalKind =
  | 'not found'
  | 'not done here'
  | 'forbidden'
  | 'undertake first'
  | 'sign in first'
  | 'conflict'
  | 'stale'
  | 'invalid'
  | 'unconfirmed'
  | 'too many'
  | 'gone'

/** A deed that must not happen, said in the reader's words. Throwing it undoes the whole unit of work. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  /** Where whoever is refused can go on instead: a page shows it as a link. */
  readonly next: { text: string; href: string } | undefined
  constructor(kind: RefusalKind, words: string, next?: { text: string; href: string }) {
    super(words)
    this.name = 'Refusal'
    this.kind = kind
    this.next = next
  }
}

export interface FieldError {
  field: string
  words: string
  /** What was found there, where it could identify somebody. */
  kinds?: string[]
}

/** Input that breaks a rule, field by field, so that the page or the client can point at each. */
export class InvalidInput extends Refusal {
  readonly fields: FieldError[]
  constructor(fields: FieldError[], kind: 'invalid' | 'unconfirmed' = 'invalid') {
    super(kind, fields[0]?.words ?? 'Check what you entered')
    this.name = 'InvalidInput'
    this.fields = fields
  }
}

/** Words that could identify somebody: kept out, or let in once their author says that no one could be. */
export class CouldIdentify extends InvalidInput {
  /** What the author sends back to say so; nothing where what was found may not stay. */
  readonly confirm: string | undefined
  constructor(fields: FieldError[], confirm?: string, kind?: 'invalid') {
    super(fields, kind ?? (confirm === undefined ? 'invalid' : 'unconfirmed'))
    this.name = 'CouldIdentify'
    this.confirm = confirm
  }
}

/** To somebody who was a member until lately it is no secret that the partnership exists; what they typed is shown to them. */
export class MembershipEnded extends Refusal {
  constructor(words: string) {
    super('not found', words)
  }
}

/** The same answer whether it never existed or is another partnership's. */
export const notFound = (what = 'page'): Refusal => new Refusal('not found', `We could not find that ${what}`)

/** The row, or the refusal that it is not there. */
export function found<T>(row: T | undefined, what?: string): T {
  if (row === undefined) throw notFound(what)
  return row
}

/** Somebody else changed it since this person opened it. */
export const stale = (what: string): Refusal =>
  new Refusal('stale', `Someone else changed ${what} while you had it open. Check the latest version and try again.`)
