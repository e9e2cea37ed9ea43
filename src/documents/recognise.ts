import { InvalidInput } from '../errors.ts'
import { zipContents } from './zip.ts'

const MOST_BYTES = 10_000_000
const MOST_ENTRIES = 5_000
const MOST_EXPANDED = 300_000_000

interface Kind {
  mediaType: string
  /** Whether the content is what the name says. */
  isIt(bytes: Buffer): boolean
}

const startsWith = (...start: number[]) => ({
  isIt: (bytes: Buffer) => bytes.subarray(0, start.length).equals(Buffer.from(start)),
})
const office = (type: string, folder: string): Kind => ({
  mediaType: `application/vnd.openxmlformats-officedocument.${type}`,
  isIt: bytes => packed(bytes, '[Content_Types].xml').some(name => name.startsWith(folder)),
})
const openDocument = (type: string): Kind => ({
  mediaType: `application/vnd.oasis.opendocument.${type}`,
  isIt: bytes => packed(bytes, 'mimetype').includes('content.xml'),
})
const plain = (mediaType: string): Kind => ({ mediaType, isIt: isText })

/** What may be kept, by the ending of its name. */
const kinds: Record<string, Kind> = {
  pdf: { mediaType: 'application/pdf', isIt: bytes => bytes.subarray(0, 1024).includes('%PDF-') },
  docx: office('wordprocessingml.document', 'word/'),
  xlsx: office('spreadsheetml.sheet', 'xl/'),
  pptx: office('presentationml.presentation', 'ppt/'),
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  png: { mediaType: 'image/png', ...startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  jpg: { mediaType: 'image/jpeg', ...startsWith(0xff, 0xd8, 0xff) },
  jpeg: { mediaType: 'image/jpeg', ...startsWith(0xff, 0xd8, 0xff) },
  txt: plain('text/plain; charset=utf-8'),
  csv: plain('text/csv; charset=utf-8'),
}

/** What a browser's file box offers. */
export const acceptedEndings = Object.keys(kinds)
  .map(ending => `.${ending}`)
  .join(',')

/** The media type of a file that may be kept: its name and its content must agree. Refuses every other. */
export function recognise({ fileName, bytes }: { fileName: string; bytes: Buffer }): string {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const kind = Object.hasOwn(kinds, ending) ? kinds[ending] : undefined
  if (!kind)
    throw refused(
      'Choose a PDF, Word, Excel, PowerPoint, OpenDocument, text, CSV, PNG or JPEG file: others are not kept',
    )
  if (bytes.length === 0) throw refused('The file is empty')
  if (bytes.length > MOST_BYTES) throw refused('The file is larger than 10 MB. Make it smaller, or split it')
  if (!kind.isIt(bytes))
    throw refused(`The name ends in .${ending}, but that is not what the file holds. Save it again and choose it anew`)
  return kind.mediaType
}

const refused = (words: string) => new InvalidInput([{ field: 'file', words }])

/** What a packed document holds, if it holds what its kind needs; refuses one that would burst a reader's machine or run there. */
function packed(bytes: Buffer, needed: string): string[] {
  const contents = zipContents(bytes)
  if (!contents?.names.includes(needed)) return []
  if (contents.names.length > MOST_ENTRIES || contents.expandedBytes > MOST_EXPANDED)
    throw refused('The file would unpack to far more than it seems. Save it again, with smaller pictures')
  if (contents.names.some(name => /vbaProject\.bin$|^Basic\//i.test(name)))
    throw refused('The file carries macros. Save it without them and choose it again')
  return contents.names
}

// Old spreadsheets write Windows-1252, so what counts is that nothing in it is binary.
function isText(bytes: Buffer): boolean {
  return bytes.every(byte => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c)
}
