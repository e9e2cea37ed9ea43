import { identifiersIn } from '../identifiers.ts'
import type { MinutesRecord } from '../minutes/recorded.ts'

/** What stands in a first draft where a name or a place stood: somebody has to reword it. */
export const GAP = '[left out]'

/** Names that are words as well, which a sentence may well begin with. */
const alsoWords = new Set(
  'May Mark Will Grace Hope Faith Joy Rose June April Dean Bill Grant Young King Green Brown White Black Wood Field Hill Fox The And For'.split(
    ' ',
  ),
)

interface Known {
  /** Names of people, in full. */
  people: readonly string[]
  places: readonly string[]
  /** Names of organisations and areas, in which a person's name may occur by chance. */
  bodies: readonly string[]
}

/** Everybody and every place that the record names. */
export const namedIn = (record: MinutesRecord): Pick<Known, 'people' | 'places'> => ({
  people: [
    record.meeting.chair,
    record.meeting.minuteTaker,
    ...record.attendance.flatMap(seat => [seat.name, seat.substituteFor ?? '']),
    ...[...record.items.flatMap(item => item.actions), ...record.otherActions].map(action => action.person),
  ],
  places: [record.meeting.place].filter(place => place !== 'Online'),
})

/** The names and places that occur in a text, as they stand there. */
export function foundIn(text: string, known: Known): string[] {
  const plain = withoutAll(text, known.bodies, '\u0000')
  const whole = [...known.people, ...known.places].filter(name => name.length > 2)
  const found = whole.filter(name => plain.toLowerCase().includes(name.toLowerCase()))
  const rest = withoutAll(plain, found, '\u0000')
  return [...new Set([...found, ...partsOf(known.people).filter(part => wordIn(part).test(rest)), ...tellingIn(rest)])]
}

/** The text with a gap wherever a name or a place stood. */
export const withoutNames = (text: string, known: Known): string =>
  foundIn(text, known)
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, name) => left.replace(new RegExp(`(?<![\\p{L}])${escaped(name)}(?![\\p{L}])`, 'giu'), GAP), text)

/** First names and surnames, which are looked for as they are written. */
const partsOf = (people: readonly string[]): string[] =>
  people
    .flatMap(name => name.split(/[\s-]+/))
    .map(part => part.replace(/[^\p{L}’']/gu, ''))
    .filter(part => part.length > 2 && /^\p{Lu}/u.test(part) && !alsoWords.has(part))

/** Numbers, addresses and ages lead to people and places: here nobody can vouch that they do not. */
const tellingIn = (text: string): string[] => identifiersIn(text).map(each => each.text)

const wordIn = (word: string): RegExp => new RegExp(`(?<![\\p{L}])${escaped(word)}(?![\\p{L}])`, 'u')

const withoutAll = (text: string, names: readonly string[], instead: string): string =>
  names.filter(Boolean).reduce((left, name) => left.replace(new RegExp(escaped(name), 'gi'), instead), text)

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
