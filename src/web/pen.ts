import type { IncomingHttpHeaders } from 'node:http'
import { CouldIdentify } from '../errors.ts'
import { identifiersIn, kindsIn, SAFE_ROUTE } from '../identifiers.ts'
import { proofOf } from '../ids.ts'
import { isMeantToHold } from './meant-to-hold.ts'
import { textsIn } from './texts-in.ts'

interface Sent {
  body: unknown
  headers: IncomingHttpHeaders
}

/** Something that could identify somebody, in one of the boxes that were sent. */
export interface Held {
  field: string
  /** The box without its row, as the trail may name it. */
  box: string
  kind: string
  isHard: boolean
  /** Proves that its author was shown this very thing; it tells nobody what it was. */
  seal: string
}

/** What the guard at the pen found in a request, and why the request is refused, if it is. */
interface Guarded {
  held: Held[]
  refusal: CouldIdentify | undefined
}

/** Looks through every text of a request for what could identify somebody, before anything is done with it. */
export function guardedAtPen({ body, headers }: Sent, secret: string): Guarded {
  const held = textsIn(body).flatMap(({ field, name, text }) =>
    identifiersIn(text)
      .filter(({ kind }) => !isMeantToHold(name, kind))
      .map(({ kind, isHard, text: found }) => ({
        field,
        box: /^[A-Za-z]{0,30}/.exec(name)?.[0] ?? '',
        kind,
        isHard,
        seal: proofOf(secret, 'identifies no one', `${kind}\n${found}`).slice(0, 16),
      })),
  )
  return { held, refusal: held.length === 0 ? undefined : refusalOf(held, sealsIn({ body, headers })) }
}

function refusalOf(held: Held[], confirmed: Set<string>): CouldIdentify | undefined {
  const hard = held.filter(each => each.isHard)
  if (hard.length > 0) return new CouldIdentify(byField(hard, keptOut))
  if (held.every(each => confirmed.has(each.seal))) return undefined
  return new CouldIdentify(byField(held, inDoubt), [...new Set(held.map(each => each.seal))].join(','))
}

const keptOut = (what: string) =>
  `This holds ${what}, which could identify somebody, so it was not saved. Take it out. ${SAFE_ROUTE}`
const inDoubt = (what: string) => `This seems to hold ${what}. If that could identify somebody, take it out`

function byField(held: Held[], words: (what: string) => string) {
  return [...Map.groupBy(held, each => each.field)].map(([field, found]) => {
    const kinds = [...new Set(found.map(each => each.kind))]
    return { field, words: words(kindsIn(found)), kinds }
  })
}

/** What the author says identifies no one: a tick on a page, a header of a program. */
function sealsIn({ body, headers }: Sent): Set<string> {
  const ticked = (body as { _identifiesNoOne?: unknown } | null | undefined)?._identifiesNoOne
  const said = [ticked, headers['identifies-no-one']].flat().filter(each => typeof each === 'string')
  return new Set(said.flatMap(each => each.split(/[,\s]+/)))
}
