import { parentPort } from 'node:worker_threads'
import type { Instant } from '../clock.ts'
import { asDocx } from './as-docx.ts'
import { asPdf } from './as-pdf.ts'
import type { Format, PrintedDocument } from './document.ts'

/** What the press is asked for, under a number by which the answer is known. */
export interface Order {
  number: number
  document: PrintedDocument
  format: Format
  madeAt: Instant
}

/** What comes back: the file, or what went wrong. */
export type Delivery = { number: number; bytes: Uint8Array } | { number: number; fault: string }

parentPort?.on('message', async ({ number, document, format, madeAt }: Order) => {
  try {
    const bytes = format === 'pdf' ? await asPdf(document, madeAt) : await asDocx(document)
    parentPort?.postMessage({ number, bytes } satisfies Delivery)
  } catch (fault) {
    parentPort?.postMessage({
      number,
      fault: fault instanceof Error ? fault.message : String(fault),
    } satisfies Delivery)
  }
})
