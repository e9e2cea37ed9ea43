import { longDate, sentence } from '../words.ts'
import { asTyped, dateFrom, type FormState, versionIn } from './forms.ts'

/** One thing that a form is about: what stands now, and what was typed, where the form asks for it. */
export interface Stand {
  label: string
  now: string
  yours?: string
}

/** How a form tells what stands now to somebody whom another overtook. */
export interface Comparing {
  /** What the form calls each of its fields. */
  labels?: Record<string, string>
  /** What stands beside them, where the form itself asks for something else. */
  facts?: Stand[]
}

type Values = Record<string, unknown>

/**
 * The form of somebody who was overtaken: it keeps what was typed, shows what stands now wherever that differs, and
 * brings the version that it shows, so that the next press is of somebody who has read both.
 */
export function shownBoth(
  form: FormState,
  now: Values,
  { labels = {}, facts = [], view }: Comparing & { view: Values },
): FormState {
  if (versionIn(form.values) === versionIn(now)) return form
  const differing = Object.entries(labels)
    .map(([name, label]) => ({ label, now: now[name], yours: form.values[name] ?? dateFrom(form.values, name) }))
    .filter(each => inOrder(each.now) !== inOrder(each.yours))
    .map(each => ({ ...each, now: inWords(each.now, view), yours: inWords(each.yours, view) }))
  return {
    ...form,
    values: { ...form.values, version: now.version },
    overtaken: [...facts, ...differing],
    replaces: differing.length > 0,
  }
}

/** What was kept or typed, as texts: of several ticks each. */
const textsOf = (value: unknown): string[] => [value].flat().map(each => String(asTyped(each) ?? ''))

const inOrder = (value: unknown): string => textsOf(value).toSorted().join('\n')

const inWords = (value: unknown, view: Values): string =>
  textsOf(value)
    .map(each => oneInWords(each, view))
    .toSorted()
    .join(', ')

/** What the form offers to choose is called by the words it offers; a date is read as a date. */
function oneInWords(value: string, view: Values): string {
  if (value === '') return ''
  if (value === 'yes') return 'Yes'
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return longDate(value)
  const offered = Object.values(view).flatMap(listsIn).flat()
  // A plain word among them is its own label, as in `choices`.
  if (offered.includes(value)) return sentence(value)
  const words = offered.find(each => each?.value === value)?.text ?? value
  return /^[\da-f]{8}-[\da-f-]{27}$/.test(words) ? 'One that is not offered here' : String(words)
}

/** The lists of a view, those in a group of several too. */
const listsIn = (each: unknown) =>
  Array.isArray(each) ? [each] : Object.values(each ?? {}).filter(one => Array.isArray(one))
