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
