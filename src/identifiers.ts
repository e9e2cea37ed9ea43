import { hardPatterns } from './identifiers/hard.ts'
import type { Pattern } from './identifiers/pattern.ts'
import { softPatterns } from './identifiers/soft.ts'
import { listed } from './words.ts'

/** Something in a text that could identify a person, in a reader’s words and as it stands there. */
export interface Identifier {
  kind: string
  text: string
  /** Nothing that names one person only may stay; the rest stays where its author says that nobody is meant. */
  isHard: boolean
}

/**
 * What in a text could identify a person. A pure look at the words themselves: they go nowhere, and every pattern runs
 * in time that grows with the length of the text and no faster.
 */
export function identifiersIn(text: string): Identifier[] {
  const plain = plainly(text)
  const hard = hardIn(plain)
  const rest = without(hard, plain)
  return [...hard, ...softPatterns.flatMap(pattern => foundBy(pattern, rest, false))].map(asFound)
}

/** What a text could identify a person by, beyond doubt. */
export const hardIdentifiersIn = (text: string): Identifier[] => hardIn(plainly(text)).map(asFound)

/** `a postcode and somebody’s age` */
export const kindsIn = (found: readonly { kind: string }[]): string =>
  listed([...new Set(found.map(each => each.kind))])

/** Something that was found, and where in the text it begins. */
type Placed = Identifier & { at: number }

const asFound = ({ at: _, ...found }: Placed): Identifier => found

// Whatever names one person, house or case has figures in it, and most texts have none.
const hardIn = (text: string): Placed[] =>
  /\d/.test(text) ? hardPatterns.flatMap(pattern => foundBy(pattern, text, true)) : []

const foundBy = ({ kind, find, needs, holds }: Pattern, text: string, isHard: boolean): Placed[] =>
  // Looked for before it is taken apart: most texts hold nothing of the kind, and `matchAll` copies the pattern each time.
  (needs && !needs.test(text)) || text.search(find) === -1
    ? []
    : [...text.matchAll(find)]
        .filter(match => !holds || holds(match))
        .map(({ 0: found, index }) => ({ kind, text: found, isHard, at: index }))

/**
 * A text without what was found in it: a postcode in an address, or the digits of a reference, is the same thing seen
 * twice. In one pass, for a text may hold as many numbers as it has words.
 */
function without(found: readonly Placed[], text: string): string {
  let [rest, from] = ['', 0]
  for (const { at, text: cut } of found.toSorted((one, other) => one.at - other.at)) {
    rest += `${text.slice(from, at)}\n`
    from = Math.max(from, at + cut.length)
  }
  return rest + text.slice(from)
}

const ID = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi

// Other widths of the same letters, soft hyphens and marks that nobody sees hide nothing; one hyphen is as good as another.
// The ids in our own addresses have any figures, and are nobody's number.
const plainly = (text: string): string =>
  (/^[\x20-\x7e]*$/.test(text) ? text : withPlainLetters(text)).replace(ID, '\n')

const withPlainLetters = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}|\u034f|[\ufe00-\ufe0f]/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')

/** Where somebody turns who has to tell of a person. */
export const SAFE_ROUTE =
  'If somebody is in danger call 999; tell the police on 101 or the helpline on 08000 121 700. Do not put details here'
