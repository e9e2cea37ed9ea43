import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isAddress, plainAddress } from '../address.ts'
import { InvalidInput, notFound, Refusal } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { open } from '../web/permit.ts'
import { answerWithProblem, sendProblem } from '../web/problems.ts'
import { alignedDomains } from './aligned-domains.ts'
import { MOST_BYTES } from './door.ts'
import { isSignedBy } from './signature.ts'
import { takeIn } from './take-in.ts'

const MOST_RECIPIENTS = 10

const Taken = z
  .object({
    state: z.enum(['taken', 'parked', 'ignored', 'known']),
    why: z.string().meta({ description: 'In words, for the log of the gateway' }),
  })
  .meta({ example: { state: 'taken', why: 'Accepted, from the mailbox' } })

const Signed = z.looseObject({
  'x-recipient': z.string().max(3000).default('').meta({ description: 'The envelope’s recipients' }),
  'x-signature': z.string().max(200).default('').meta({ description: 't=…,v1=… as described' }),
})

const notNow = {
  status: 503,
  title: 'Service Unavailable',
  detail: 'The letter could not be recorded just now: keep it and send it again',
}

const description = `For a mail gateway that hands letters over by HTTP. Send the letter as it came, byte for byte, with the
content type message/rfc822 and at most 1 MB, and two headers: X-Recipient names the envelope's recipients, with commas
between several; X-Signature is "t=<seconds since 1970>,v1=<hex>", the hex being the HMAC-SHA256, under the shared secret
INCOMING_WEBHOOK_SECRET, of the time, a dot, the X-Recipient header as sent, a dot and the letter. A signature holds for five
minutes. 200 means that the letter is recorded: keep it and send it again after any 5xx. A letter that comes twice is one.`

/** The door over HTTP: letters that a mail gateway signs and hands over. */
export function incomingWebhook(app: App): void {
  app.register((door, _options, done) => {
    door.removeAllContentTypeParsers()
    door.addContentTypeParser('message/rfc822', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
    door.post(
      '/incoming/letters',
      {
        bodyLimit: MOST_BYTES,
        schema: {
          tags: ['Answers by mail'],
          summary: 'Hand over a letter',
          description,
          headers: Signed,
          response: { 200: Taken },
        },
        config: { ...open('its signature is checked before anything is read'), provesItself: true },
        onRequest: async request => {
          if (request.visit.house.config.incoming.webhookSecret === '') throw notFound()
        },
        errorHandler: answerWithProblem,
      },
      receive,
    )
    done()
  })
}

async function receive(request: FastifyRequest, reply: FastifyReply) {
  const { house, now } = request.visit
  const { 'x-signature': signature, 'x-recipient': recipient } = request.headers
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const letter = { signature: String(signature ?? ''), recipient: String(recipient ?? ''), body: raw }
  if (!isSignedBy(house.config.incoming.webhookSecret, letter, now))
    throw new Refusal('sign in first', 'The signature is missing, wrong or older than five minutes')
  if (raw.length === 0) throw new InvalidInput([{ field: 'body', words: 'Send the letter as the body' }])
  const recipients = recipientsIn(letter.recipient)
  const authenticatedDomains = await alignedDomains(raw, {})
  try {
    return await takeIn(house, { channel: 'webhook', raw, recipients, authenticatedDomains })
  } catch (fault) {
    request.log.error({ err: fault }, 'a letter could not be recorded')
    return sendProblem(reply.header('retry-after', '60'), notNow)
  }
}

function recipientsIn(header: string): string[] {
  const recipients = header.split(',').map(plainAddress).filter(Boolean)
  if (recipients.length === 0 || recipients.length > MOST_RECIPIENTS || !recipients.every(isAddress))
    throw new InvalidInput([{ field: 'X-Recipient', words: 'Name one to ten addresses, with commas between them' }])
  return recipients
}
