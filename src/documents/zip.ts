import { inflateRawSync } from 'node:zlib'

/** What the table of contents of a ZIP file says it holds. */
export interface ZipContents {
  names: string[]
  expandedBytes: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_SIZE = 22
const LONGEST_COMMENT = 65_535
const ENTRY_SIZE = 46

/**
 * Reads the table of contents (APPNOTE 6.3 §4.3.12, §4.3.16) without expanding anything; nothing where it is broken, or
 * where its entries claim more bytes than the file has: parts that overlap are how a small file expands without end.
 */
export function zipContents(bytes: Buffer): ZipContents | undefined {
  const end = endOf(bytes)
  if (end === undefined) return undefined
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  let packedBytes = 0
  const contents: ZipContents = { names: [], expandedBytes: 0 }
  for (let entry = 0; entry < count; entry++) {
    if (at + ENTRY_SIZE > end || bytes.readUInt32LE(at) !== ENTRY) return undefined
    packedBytes += bytes.readUInt32LE(at + 20)
    contents.expandedBytes += bytes.readUInt32LE(at + 24)
    const nameLength = bytes.readUInt16LE(at + 28)
    contents.names.push(bytes.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength))
    at += ENTRY_SIZE + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return packedBytes > bytes.length ? undefined : contents
}

/** Where the end record stands: at the very end, but for a comment. */
function endOf(bytes: Buffer): number | undefined {
  const earliest = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT)
  for (let at = bytes.length - END_SIZE; at >= earliest; at--) if (bytes.readUInt32LE(at) === END) return at
  return undefined
}

/**
 * Whether its parts, really expanded, stay within so many bytes: its table of contents may lie, and who opens it must
 * not find out by running out of memory.
 */
export function expandsWithin(bytes: Buffer, most: number): boolean {
  const end = endOf(bytes)
  if (end === undefined) return false
  let [at, left] = [bytes.readUInt32LE(end + 16), most]
  try {
    for (let entry = bytes.readUInt16LE(end + 10); entry > 0; entry--) {
      left -= expandedSize(bytes, at, left)
      if (left <= 0) return false
      at += ENTRY_SIZE + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    }
    return true
  } catch {
    return false
  }
}

const LOCAL_SIZE = 30
const STORED = 0

function expandedSize(bytes: Buffer, at: number, most: number): number {
  const [method, packed, local] = [
    bytes.readUInt16LE(at + 10),
    bytes.readUInt32LE(at + 20),
    bytes.readUInt32LE(at + 42),
  ]
  const start = local + LOCAL_SIZE + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const part = bytes.subarray(start, start + packed)
  if (method === STORED || packed === 0) return packed
  return inflateRawSync(part, { maxOutputLength: most }).length
}
