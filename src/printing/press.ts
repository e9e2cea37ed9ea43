import { Worker } from 'node:worker_threads'
import type { Instant } from '../clock.ts'
import { Refusal } from '../errors.ts'
import type { Format, PrintedDocument } from './document.ts'
import type { Delivery, Order } from './press-worker.ts'

const MOST_WAITING = 20

/** Draws documents beside the server: a long pack takes a fifth of a second, in which nobody else should wait. */
export interface Press {
  print(document: PrintedDocument, format: Format, madeAt: Instant): Promise<Buffer>
  stop(): Promise<void>
}

interface Waiting {
  resolve(bytes: Buffer): void
  reject(fault: Error): void
}

/** A press that starts with the first order and works through them one after another. */
export function startPress(): Press {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let last = 0

  function running(): Worker {
    if (worker) return worker
    const started = new Worker(new URL('./press-worker.ts', import.meta.url))
    started.unref()
    started.on('message', deliver)
    started.on('error', fault => giveUp(started, fault))
    started.on('exit', () => giveUp(started, new Error('The press stopped')))
    worker = started
    return started
  }

  function deliver(delivery: Delivery): void {
    const order = waiting.get(delivery.number)
    waiting.delete(delivery.number)
    if ('bytes' in delivery) order?.resolve(Buffer.from(delivery.bytes))
    else order?.reject(new Error(delivery.fault))
  }

  /** What was in hand fails, and the next order starts another. */
  function giveUp(stopped: Worker, fault: Error): void {
    if (worker === stopped) worker = undefined
    for (const order of waiting.values()) order.reject(fault)
    waiting.clear()
  }

  return {
    print(document, format, madeAt) {
      if (waiting.size >= MOST_WAITING)
        throw new Refusal('too many', 'Many documents are being made just now. Try again in a minute')
      const number = ++last
      return new Promise((resolve, reject) => {
        waiting.set(number, { resolve, reject })
        running().postMessage({ number, document, format, madeAt } satisfies Order)
      })
    },
    async stop() {
      await worker?.terminate()
    },
  }
}
