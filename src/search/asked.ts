import { spellingsOf } from './spellings.ts'

const MOST_TERMS = 12
/** A shorter beginning stands for half the dictionary. */
const SHORTEST_BEGINNING = 3

interface Term {
  text: string
  isPhrase: boolean
  isUnwanted: boolean
  isBeginning: boolean
}

/**
 * What was typed, as an expression of the index: every word has to occur, a "phrase in quotes" as it stands, `-word` not
 * at all, and `traffick*` as a beginning. Everything is quoted, so nothing that anybody types can be wrong.
 * Nothing where no word was asked for.
 */
export function expressionOf(typed: string): string | undefined {
  const terms = termsIn(typed)
  const wanted = terms.filter(term => !term.isUnwanted).map(expressed)
  const unwanted = terms.filter(term => term.isUnwanted).map(expressed)
  if (wanted.length === 0) return undefined
  const all = wanted.join(' AND ')
  return unwanted.length ? `((${all}) NOT (${unwanted.join(' OR ')}))` : `(${all})`
}

/** The same, among the passages of these partnerships only. */
export const expressionIn = (partnershipIds: readonly string[], expression: string): string =>
  `{title body} : ${expression} AND place : (${partnershipIds.map(id => quoted(placeOf(id))).join(' OR ')})`

/** The partnership as its passages carry it. */
const placeOf = (partnershipId: string) => `p${Buffer.from(partnershipId).toString('hex')}q`

function termsIn(typed: string): Term[] {
  // The index takes a NUL for the end of what is asked, in the middle of a quoted word.
  const found = typed.replaceAll('\u0000', ' ').matchAll(/(-)?(?:"([^"]*)"?|([^\s"]+))/g)
  return [...found]
    .map(([, minus, phrase, word = '']) => ({
      text: phrase ?? word.replace(/\*+$/, ''),
      isPhrase: phrase !== undefined,
      isUnwanted: minus !== undefined,
      isBeginning: phrase === undefined && isLongEnough(word),
    }))
    .filter(term => /[\p{L}\p{N}]/u.test(term.text))
    .slice(0, MOST_TERMS)
}

const isLongEnough = (word: string) =>
  word.endsWith('*') && (word.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= SHORTEST_BEGINNING

function expressed({ text, isPhrase, isBeginning }: Term): string {
  if (isBeginning) return `${quoted(text)} *`
  if (isPhrase) return quoted(text)
  const [word = '', ...others] = spellingsOf(text).map(quoted)
  return others.length ? `(${[word, ...others].join(' OR ')})` : word
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
