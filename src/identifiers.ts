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
  // Whatever names one person, house or case has figures in it, and most texts have none.
  const hard = /\d/.test(plain) ? hardPatterns.flatMap(pattern => foundBy(pattern, plain, true)) : []
  // A postcode in an address, or the digits of a reference, is the same thing seen twice.
  const rest = hard.reduce((left, each) => left.replaceAll(each.text, '\n'), plain)
  return [...hard, ...softPatterns.flatMap(pattern => foundBy(pattern, rest, false))]
}

/** What a text could identify a person by, beyond doubt. */
export const hardIdentifiersIn = (text: string): Identifier[] => identifiersIn(text).filter(each => each.isHard)

/** `a postcode and somebody’s age` */
export const kindsIn = (found: readonly { kind: string }[]): string =>
  listed([...new Set(found.map(each => each.kind))])

const foundBy = ({ kind, find, needs, holds }: Pattern, text: string, isHard: boolean): Identifier[] =>
  needs && !needs.test(text)
    ? []
    : [...text.matchAll(find)].filter(match => !holds || holds(match)).map(([found]) => ({ kind, text: found, isHard }))

const ID = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi

// Other widths of the same letters, soft hyphens and invisible spaces hide nothing; one hyphen is as good as another.
// The ids in our own addresses have any figures, and are nobody's number.
const plainly = (text: string): string =>
  (/^[\x20-\x7e]*$/.test(text) ? text : withPlainLetters(text)).replace(ID, '\n')

const withPlainLetters = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015]/g, '-')

/** Where somebody turns who has to tell of a person. */
export const SAFE_ROUTE =
  'If somebody is in danger call 999; tell the police on 101 or the helpline on 08000 121 700. Do not put details here'
