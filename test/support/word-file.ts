import { inflateRawSync } from 'node:zlib'

const ENTRY = 0x02014b50
const END = 0x06054b50

/** One part of a Word file (a ZIP, APPNOTE 6.3 §4.3): `word/document.xml` is the text. */
export function partOfWordFile(bytes: Buffer, name: string): string {
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06])) + 16)
  while (bytes.readUInt32LE(at) === ENTRY && bytes.readUInt32LE(at) !== END) {
    const [nameLength, extra, comment] = [28, 30, 32].map(place => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const header = bytes.readUInt32LE(at + 42)
    if (bytes.subarray(at + 46, at + 46 + nameLength).toString() === name) {
      const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
      const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
      return (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString()
    }
    at += 46 + nameLength + extra + comment
  }
  throw new Error(`The file has no part ${name}`)
}

/** What a reader of the Word file sees, without markup. */
export const textOfWordFile = (bytes: Buffer): string =>
  partOfWordFile(bytes, 'word/document.xml')
    .replace(/<w:br\/>|<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&apos;', '’')
    .replaceAll('&amp;', '&')
