import { longDate } from '../words.ts'
import { type FormState, versionIn } from './forms.ts'

/** One thing that a form is about: what stands now, and what was typed, where the form asks for it. */
export interface Stand {
  label: string
  now: string
  yours?: string
}

/** How a form tells what stands now to somebody whom another overtook. */
export interface Comparing<Here extends unknown[]> {
  /** What the form calls each of its fields. */
  labels?: Record<string, string>
  /** What stands beside them, where the form itself asks for something else. */
  facts?(...here: Here): Stand[]
}

type Values = Record<string, unknown>

/**
 * The form of somebody who was overtaken: it keeps what was typed, shows what stands now wherever that differs, and
 * brings the version that it shows, so that the next press is of somebody who has read both.
 */
export function shownBoth(
  form: FormState,
  now: Values,
  { labels, facts, view }: { labels: Record<string, string>; facts: Stand[]; view: Values },
): FormState {
  if (versionIn(form.values) === Number(now.version)) return form
  const compared = Object.entries(labels).map(([name, label]) => ({
    label,
    now: inWords(typedNow(now, name), view),
    yours: inWords(typedIn(form.values, name), view),
  }))
  return {
    ...form,
    values: { ...form.values, version: now.version },
    overtaken: [...facts, ...compared.filter(each => each.now !== each.yours)],
  }
}

const typedNow = (now: Values, name: string): string => asText(now[name])

/** As it was typed: in one box, or a date in three. */
function typedIn(values: Values, name: string): string {
  if (values[name] !== undefined) return asText(values[name])
  const [year, month, day] = ['year', 'month', 'day'].map(part => asText(values[`${name}-${part}`]))
  return year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : ''
}

const asText = (value: unknown): string => [value ?? ''].flat().map(String).join(', ').replace(/\r\n?/g, '\n').trim()

/** What the form offers to choose is called by the words it offers; a date is read as a date. */
function inWords(value: string, view: Values): string {
  if (value === '') return ''
  if (value === 'yes') return 'Yes'
  if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return longDate(value)
  const offered = Object.values(view).filter(Array.isArray).flat()
  return String(offered.find(each => each?.value === value)?.text ?? value)
}
