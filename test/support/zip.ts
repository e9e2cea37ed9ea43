import { crc32 } from 'node:zlib'

/** A ZIP whose table of contents says it holds these names and expanded sizes; what they hold is a byte each. */
export const aZip = (contents: Record<string, number>): Buffer =>
  zipped(Object.entries(contents).map(([name, size]) => ({ name, size, bytes: Buffer.from('x') })))

/** A ZIP that holds these texts by these names, as they are. */
export const zipOf = (texts: Record<string, string>): Buffer =>
  zipped(
    Object.entries(texts).map(([name, text]) => ({ name, size: Buffer.byteLength(text), bytes: Buffer.from(text) })),
  )

function zipped(parts: { name: string; size: number; bytes: Buffer }[]): Buffer {
  const entries: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, size, bytes } of parts) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt32LE(crc32(bytes), 14)
    local.writeUInt32LE(bytes.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(name.length, 26)
    entries.push(local, Buffer.from(name), bytes)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt32LE(crc32(bytes), 16)
    central.writeUInt32LE(bytes.length, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(at, 42)
    directory.push(central, Buffer.from(name))
    at += 30 + name.length + bytes.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...entries, ...directory, end])
}
