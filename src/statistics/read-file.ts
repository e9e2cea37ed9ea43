import { Worker } from 'node:worker_threads'
import { InvalidInput, Refusal } from '../errors.ts'
import type { Referrals } from './find-referrals.ts'
import type { FileToRead, WhatWasRead } from './reading-worker.ts'

const MOST_MEGABYTES = 1_000
const MOST_SECONDS = 60
const MOST_AT_ONCE = 1

let readingNow = 0

/**
 * Finds what a force referred in a file of the Home Office, beside the server: the tables of one quarter take three
 * seconds and most of a gigabyte, and a file made to do harm would take all there is.
 */
export async function readReferrals(file: { bytes: Buffer }, forceLabel: string): Promise<Referrals> {
  if (readingNow >= MOST_AT_ONCE)
    throw new Refusal('too many', 'Other files are being read just now. Try again in a minute')
  readingNow++
  try {
    const read = await readBeside({ bytes: file.bytes, forceLabel })
    if ('unread' in read) throw new InvalidInput([{ field: 'file', words: read.unread }])
    if ('fault' in read) throw new Error(`A file of statistics could not be read: ${read.fault}`)
    return read.found
  } finally {
    readingNow--
  }
}

const tooMuch: WhatWasRead = {
  unread:
    'This file takes too much to read. Save only the sheet with the police table as a file of its own, or enter the figure by hand',
}

function readBeside(file: FileToRead): Promise<WhatWasRead> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
  const reading = new Promise<WhatWasRead>((resolve, reject) => {
    const alarm = setTimeout(() => resolve(tooMuch), MOST_SECONDS * 1000)
    worker.once('message', resolve)
    worker.once('error', error =>
      (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(tooMuch) : reject(error),
    )
    worker.once('exit', () => {
      clearTimeout(alarm)
      resolve(tooMuch)
    })
  })
  worker.postMessage(file)
  return reading.finally(() => worker.terminate())
}
