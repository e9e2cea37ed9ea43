import { z } from 'zod'
import { isAddress, plainAddress } from './address.ts'
import { isCalendarDate } from './clock.ts'

/** A calendar date in a schema; a form may give it in three boxes. One with several dates names each. */
export const aDate = (missing: string, name?: string) =>
  z
    .string({ error: missing })
    .refine(isCalendarDate, {
      error: name ? `${name} must be a real date, such as 10 6 2027` : 'Enter a real date, such as 10 6 2027',
    })
    .meta({ format: 'date', example: '2027-06-10' })

/** A wall-clock time in London in a schema: `9:30` and `09:30` alike. */
export const aTime = (missing: string) =>
  z
    .string({ error: missing })
    .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: 'Enter a time on the 24-hour clock, such as 09:30 or 14:00' })
    .transform(time => time.padStart(5, '0'))
    .meta({ example: '10:00' })

/** A line of text in a schema: something must be there, and no line breaks or control characters. */
export const aLine = (missing: string, most = 200) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing })
    .max(most, { error: `Use ${most} characters or fewer` })
    // Control characters would break mail headers and calendar lines.
    .regex(/^[^\p{Cc}]*$/u, { error: 'Use one line, without control characters' })

/** A longer text in a schema, with line breaks; may be empty unless `missing` says what to ask for. */
export const aText = (most: number, missing?: string) => {
  const text = z
    .string(missing ? { error: missing } : undefined)
    .max(most, { error: `Use ${most.toLocaleString('en-GB')} characters or fewer` })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are refused
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, { error: 'Leave out control characters' })
  return missing ? text.trim().min(1, { error: missing }) : text
}

/** An e-mail address in a schema, kept in the form in which addresses are compared. */
export const anAddress = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing })
    .transform(plainAddress)
    .refine(isAddress, { error: 'Enter an e-mail address, such as name@organisation.example' })
    .meta({ format: 'email', example: 'name@organisation.example' })

/** A web address in a schema: https or http, nothing that a click would run. */
export const aWebAddress = () =>
  z
    .string()
    .trim()
    .max(1000, { error: 'Use 1,000 characters or fewer' })
    // A browser passes over line breaks in an address; a letter and a calendar do not.
    .regex(/^[^\s\p{Cc}]*$/u, { error: 'Enter a web address on one line, without spaces' })
    .refine(text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      error: 'Enter a web address that begins with https://',
    })
    .meta({ format: 'uri', example: 'https://organisation.example/report' })

/** A tick box: a browser sends it only when ticked. */
export const aTick = () => z.boolean().default(false)

// A comma elsewhere than between thousands may be a decimal comma: ‘12,5’ is not 125.
const plainNumber = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/

/** A number as people type it: `40`, `12.5`, `1,234`. Anything else is none, whatever a computer might make of it. */
export const numberTyped = (text: string): number =>
  plainNumber.test(text.trim()) ? Number(text.replaceAll(',', '')) : Number.NaN
