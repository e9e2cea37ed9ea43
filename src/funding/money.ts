import { z } from 'zod'

/** Pounds as people type them: `£14,000.50`, `14000`, `14,000`. */
const typed = /^£?\s*(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{2}))?$/
const MOST_PENCE = 10_000_000_000

/** An amount of money in a schema, typed in pounds, kept in whole pence: no fraction is ever rounded. */
export const aSum = (missing: string, name: string) =>
  z
    // Of a number nobody can tell whether its fraction was rounded on the way.
    .string({
      error: ({ input }) => (input === undefined ? missing : 'Send the amount as text in pounds, such as "14000.50"'),
    })
    .trim()
    .min(1, { error: missing })
    .max(30, { error: `${name} must be in pounds, such as £14,000.50` })
    .regex(typed, { error: `${name} must be in pounds, such as £14,000.50` })
    .transform(penceIn)
    .refine(pence => pence > 0, { error: `${name} must be more than nothing` })
    .refine(pence => pence <= MOST_PENCE, { error: `${name} must be no more than £100,000,000` })
    .meta({ example: '14000.50' })

function penceIn(text: string): number {
  const [, pounds = '0', pence = '0'] = typed.exec(text) ?? []
  return Number(pounds.replaceAll(',', '')) * 100 + Number(pence)
}

/** `14000.50`, as a form or a program takes it back. */
export const poundsTyped = (pence: number): string =>
  `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`
