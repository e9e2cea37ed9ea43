import type { Attachment } from 'postal-mime'
import { plainAddress } from '../address.ts'
import { oneLine } from '../calendar/plain-note.ts'

const MOST_BYTES = 64 * 1024
const MOST_RECIPIENTS = 20

/** One address that a mail server could not bring a letter to, or not yet (RFC 3464 §2.3). */
export interface Failure {
  address: string
  /** `failed` for good; `delayed`, `relayed` and the like are not. */
  action: string
  /** `5.1.1`; empty where it is not said. */
  status: string
  why: string
}

export interface Report {
  failures: Failure[]
  /** The Message-IDs that the report names: the letter's own, as it was sent back. */
  messageIds: string[]
}

const returnedTypes = ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global']

/** The report of a mail server on what became of a letter; nothing where the letter is none. */
export function reportIn(attachments: readonly Attachment[], references: readonly string[]): Report | undefined {
  const status = attachments.find(each => /^message\/(?:global-)?delivery-status$/.test(each.mimeType))
  if (!status) return undefined
  const returned = attachments.filter(each => returnedTypes.includes(each.mimeType)).map(headOf)
  return {
    failures: groupsIn(textOf(status)).flatMap(failureIn).slice(0, MOST_RECIPIENTS),
    messageIds: [...returned.flatMap(head => messageIdsIn(fieldsIn(head).get('message-id'))), ...references],
  }
}

/** `<…@…>`, however many stand there. */
export const messageIdsIn = (text: string | undefined): string[] =>
  (text?.slice(0, MOST_BYTES).match(/<[^<>\s]{3,250}>/g) ?? []).slice(0, MOST_RECIPIENTS)

/** A part as text: what a MIME header promises of its charset is not believed. */
export const textOf = ({ content }: Attachment, most = MOST_BYTES): string =>
  typeof content === 'string'
    ? content.slice(0, most)
    : Buffer.from(content instanceof ArrayBuffer ? new Uint8Array(content) : content)
        .subarray(0, most)
        .toString('utf8')

const headOf = (returned: Attachment): string =>
  textOf(returned).replace(/\r\n?/g, '\n').replace(/^\n+/, '').split('\n\n', 1)[0] ?? ''

/** The blocks of a delivery status: the first speaks of the letter, each other one of an address. */
const groupsIn = (status: string): Map<string, string>[] =>
  status
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map(fieldsIn)

function fieldsIn(block: string): Map<string, string> {
  const lines = block.replace(/\n[ \t]+/g, ' ').split('\n')
  return new Map(
    lines.flatMap(line => {
      const [, name, value] = /^([A-Za-z0-9-]+):[ \t]*(.*)$/.exec(line) ?? []
      return name ? [[name.toLowerCase(), value ?? ''] as const] : []
    }),
  )
}

function failureIn(fields: Map<string, string>): Failure[] {
  const action = fields.get('action')?.trim().toLowerCase()
  const recipient = fields.get('original-recipient') ?? fields.get('final-recipient')
  if (!action || !recipient) return []
  return [
    {
      address: plainAddress(recipient.replace(/^[^;]*;/, '').replace(/[<>]/g, '')),
      action: action.split(/[\s(]/)[0] ?? '',
      status: /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '',
      why: oneLine((fields.get('diagnostic-code') ?? '').replace(/^[a-z0-9-]+;\s*/i, ''), 200),
    },
  ]
}
