import { authenticate, type DNSResolver } from 'mailauth'
import { authorDomain, headerFields } from './headers.ts'
import { whyTooMuch } from './too-much.ts'

/** From where a letter was handed over, where that is known. */
interface Origin {
  ip?: string
  helo?: string
  sender?: string
}

const WITHIN_MS = 20_000

/**
 * The author's domain, where the letter proves that it came from there: by DMARC, or by a signature of that very
 * domain over the whole of it. Without an answer from the DNS nothing is proven.
 */
export async function alignedDomains(raw: Buffer, origin: Origin, resolver?: DNSResolver): Promise<string[]> {
  if (whyTooMuch(raw)) return []
  const author = authorDomain(headerFields(raw))
  if (!author) return []
  const checks = { disableArc: true, disableBimi: true, rejectRsaSha1: true, mta: 'receiver' }
  const found = authenticate(raw, { ...checks, ...origin, ...(resolver ? { resolver } : {}) }).catch(() => undefined)
  const verdict = await within(WITHIN_MS, found)
  if (!verdict) return []
  const { dmarc, dkim } = verdict
  const byDmarc =
    dmarc && dmarc.status.result === 'pass' && !dmarc.alignment.dkim.underSized && dmarc.status.header?.from === author
  // A signature that covers only the beginning of a letter says nothing about the calendar part behind it.
  const byOwnSignature = dkim.results.some(
    ({ status, signingDomain }) => status.result === 'pass' && !status.underSized && signingDomain === author,
  )
  return byDmarc || byOwnSignature ? [author] : []
}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
