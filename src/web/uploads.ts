import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { type FieldError, InvalidInput, Refusal } from '../errors.ts'
import { hashOf } from '../ids.ts'
import type { App } from './app-type.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route was declared by `takingFiles`. */
    takesFile?: boolean
  }
}

/** The largest file anybody may send. */
export const MOST_BYTES_IN_FILE = 10_000_000
/** Past this nobody waits for the rest of it to arrive. */
const MOST_BYTES_READ = 3 * MOST_BYTES_IN_FILE

/** A file as it came with a form. */
class UploadedFile {
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Buffer
  /** Only its beginning was read. */
  readonly isTooLarge: boolean
  constructor(fileName: string, mediaType: string, read: { bytes: Buffer; isTooLarge: boolean }) {
    this.fileName = fileName
    this.mediaType = mediaType
    this.bytes = read.bytes
    this.isTooLarge = read.isTooLarge
  }
  /** What tells one request from another, without writing megabytes of numbers. */
  toJSON() {
    return { fileName: this.fileName, hash: hashOf(this.bytes) }
  }
}

/**
 * Declares routes that take one file with their form; its fields and the file are the body, as with any form. Every other
 * route refuses a file, and is spared the library's hooks, which would wait for two promises at each request.
 */
export function takingFiles(app: App, declare: (app: App) => unknown): void {
  app.register((scope, _options, done) => {
    scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: { files: 1, fileSize: MOST_BYTES_IN_FILE, fields: 40, fieldSize: 50_000, fieldNameSize: 100, parts: 41 },
    })
    scope.addHook('onRoute', route => {
      route.config = { ...route.config, takesFile: true }
    })
    scope.addHook('preValidation', async request => {
      if (request.isMultipart()) request.body = await bodyOf(request)
    })
    declare(scope.withTypeProvider())
    done()
  })
}

async function bodyOf(request: FastifyRequest): Promise<Record<string, unknown>> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES_READ) throw tooLarge()
  const body: Record<string, unknown> = {}
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') body[part.fieldname] = await fileIn(part)
      else if (part.valueTruncated || typeof part.value !== 'string') throw tooLarge()
      else body[part.fieldname] = added(body[part.fieldname], part.value)
    }
  } catch (error) {
    if (error instanceof Refusal || (error as { statusCode?: number }).statusCode) throw error
    throw new Refusal('invalid', 'We could not read what was sent: it may have been cut off. Try again.')
  }
  return body
}

/** The file, or nothing where the box was left empty; of one too large its beginning, until the form is read. */
async function fileIn(part: {
  filename: string
  mimetype: string
  file: { truncated: boolean }
  toBuffer(): Promise<Buffer>
}) {
  const bytes = await part.toBuffer()
  if (!part.filename && bytes.length === 0) return undefined
  // A browser writes a quotation mark in a file's name as %22 (HTML Standard, multipart/form-data encoding).
  const fileName = (part.filename ?? '').replaceAll('%22', '"')
  return new UploadedFile(fileName, part.mimetype, { bytes, isTooLarge: part.file.truncated })
}

const added = (known: unknown, value: string) => (known === undefined ? value : [known, value].flat())

const tooLarge = () => Object.assign(new Error('The form is too large'), { statusCode: 413 })

/** The file of a form, or the refusal that asks for it. */
export function fileFrom(body: Record<string, unknown>, field: string): UploadedFile {
  const file = body[field]
  if (!(file instanceof UploadedFile)) throw new InvalidInput([{ field, words: 'Choose a file' }])
  if (file.isTooLarge) throw new InvalidInput([tooLargeIn(field)])
  return file
}

const tooLargeIn = (field: string): FieldError => ({
  field,
  words: 'The file is larger than 10 MB. Make it smaller, or split it',
})

/**
 * What a form that is drawn again says of the file that came with it. A browser puts no file back into its box, so what
 * is not chosen again is not sent again; the name stays apart from our words, whichever way it is written.
 */
export const filesToChooseAgain = (body: unknown): FieldError[] =>
  Object.entries(body ?? {}).flatMap(([field, file]) => {
    if (!(file instanceof UploadedFile)) return []
    if (file.isTooLarge) return [tooLargeIn(field)]
    const name = file.fileName.replace(TURNS, '')
    return [{ field, words: `Choose ${name ? `“\u2068${name}\u2069”` : 'the file'} again: it was not kept` }]
  })

/** The marks that turn text around, and would take our own words along. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g
