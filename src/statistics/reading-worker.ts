import { parentPort } from 'node:worker_threads'
import { findReferrals, type Referrals, UnreadTable } from './find-referrals.ts'
import { sheetsInFile } from './sheets-in-file.ts'

/** A file to read, and whose figures are looked for in it. */
export interface FileToRead {
  bytes: Uint8Array
  forceLabel: string
}

/** What was found; or, in words for whoever brought the file, why nothing was; or our own fault. */
export type WhatWasRead = { found: Referrals } | { unread: string } | { fault: string }

parentPort?.once('message', async ({ bytes, forceLabel }: FileToRead) => {
  parentPort?.postMessage(await read(Buffer.from(bytes), forceLabel))
})

async function read(bytes: Buffer, forceLabel: string): Promise<WhatWasRead> {
  try {
    return { found: findReferrals(await sheetsInFile(bytes), { forceLabel }) }
  } catch (error) {
    if (error instanceof UnreadTable) return { unread: error.message }
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
