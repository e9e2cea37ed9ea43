/** A piece of a document: what it is, never how it looks; page, PDF and Word file each draw it their way. */
export type Block =
  | { is: 'heading'; level: 1 | 2 | 3; text: string }
  /** Running text, keeping its lines; `lead` stands before it in bold. */
  | { is: 'text'; text: string; lead?: string }
  | { is: 'list'; items: readonly string[] }
  /** The first cell of each row names the row. */
  | { is: 'table'; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { is: 'link'; text: string; href: string }
  | { is: 'page break' }

export const formats = ['pdf', 'docx'] as const
export type Format = (typeof formats)[number]

/** Something to print or to take away, already no more than its reader may see. */
export interface PrintedDocument {
  /** What it is called, on itself and in its properties. */
  title: string
  partnership: string
  /** Without its ending. */
  fileName: string
  /** How far it has come, printed on each page: a draft must never pass for the record. */
  standing: string
  blocks: readonly Block[]
}

/** The highest marking that this platform may hold; it stands on every page. */
export const MARKING = 'OFFICIAL'

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ is: 'heading', level, text })
export const text = (words: string, lead?: string): Block => ({ is: 'text', text: words, ...(lead ? { lead } : {}) })

/** A table, or what to say where it would have no rows. */
export const tableOr = (
  table: { caption: string; head: readonly string[]; rows: readonly (readonly string[])[] },
  otherwise: string,
): Block => (table.rows.length > 0 ? { is: 'table', ...table } : text(otherwise))

/** `SAMS-minutes-2027-06-10` */
export const fileNameOf = (shortName: string, what: string, heldOn: string): string =>
  `${shortName.replace(/[^\w-]+/g, '-')}-${what}-${heldOn}`
