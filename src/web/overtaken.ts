import { Refusal } from '../errors.ts'
import { longDate, sentence } from '../words.ts'
import { type FormState, versionIn } from './forms.ts'

/** One thing that a form is about: what stands now, and what was typed, where the form asks for it. */
export interface Stand {
  label: string
  now: string
  yours?: string
}

type Labels = Record<string, string>

/** How a form tells what stands now to somebody whom another overtook. */
export interface Comparing<Here extends unknown[]> {
  /** What the form calls each of its fields; asked for where they are not the same for every such form. */
  labels?: Labels | ((...here: Here) => Labels)
  /** What stands beside them, where the form itself asks for something else. */
  facts?(...here: Here): Stand[]
}

type Values = Record<string, unknown>

/** What the form would open with now; nothing where it opens for nobody any more, which the refusal says already. */
export function standingNow(start: () => Values): Values | undefined {
  try {
    return start()
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/**
 * The form of somebody who was overtaken: it keeps what was typed, shows what stands now wherever that differs, and
 * brings the version that it shows, so that the next press is of somebody who has read both.
 */
export function shownBoth(
  form: FormState,
  now: Values,
  { labels, facts, view }: { labels: Labels; facts: Stand[]; view: Values },
): FormState {
  if (versionIn(form.values) === Number(now.version)) return form
  const compared = Object.entries(labels).map(([name, label]) => ({
    label,
    now: inWords(now[name], view),
    yours: inWords(typedIn(form.values, name), view),
  }))
  return {
    ...form,
    values: { ...form.values, version: now.version },
    overtaken: [...facts, ...compared.filter(each => each.now !== each.yours)],
  }
}

/** As it was typed: in one box, or a date in three. */
function typedIn(values: Values, name: string): unknown {
  if (values[name] !== undefined) return values[name]
  const [year, month, day] = ['year', 'month', 'day'].map(part => asText(values[`${name}-${part}`]))
  return year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : ''
}

const asText = (value: unknown): string =>
  String(value ?? '')
    .replace(/\r\n?/g, '\n')
    .trim()

/** Of several ticks each in words, in whatever order they were kept. */
const inWords = (value: unknown, view: Values): string =>
  [value]
    .flat()
    .map(each => oneInWords(asText(each), view))
    .toSorted()
    .join(', ')

/** What the form offers to choose is called by the words it offers; a date is read as a date. */
function oneInWords(value: string, view: Values): string {
  if (value === '') return ''
  if (value === 'yes') return 'Yes'
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return longDate(value)
  const offered = Object.values(view).filter(Array.isArray).flat()
  // A plain word among them is its own label, as in `choices`.
  if (offered.includes(value)) return sentence(value)
  return String(offered.find(each => each?.value === value)?.text ?? value)
}
