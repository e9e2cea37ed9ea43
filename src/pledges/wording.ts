import { z } from 'zod'
import { InvalidInput } from '../errors.ts'
import { aDate, aLine, aText } from '../input.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { shortDate } from '../words.ts'
import { type PledgeState, pledgeThemes, pledgeVisibilities } from './states.ts'

export const aFigure = () =>
  z
    .number({ error: 'Enter a number in plain digits, such as 40 or 12.5' })
    .min(0, { error: 'Enter 0 or more' })
    .max(1_000_000_000, { error: 'Enter a smaller number' })
    .optional()

const wording = {
  title: aLine('Say what you will do, beginning “We will”', 100).meta({
    example: 'We will train all front-desk staff to spot the signs',
  }),
  problem: aText(1000).default(''),
  action: aText(2000).default(''),
  measure: aLine('Say what you will count').optional(),
  baseline: aFigure(),
  target: aFigure(),
  unit: aLine('Say what the figure counts', 60).optional(),
  byWhen: aDate('Enter the date by which it will be done').optional(),
  fourP: z.enum(fourPs, { error: 'Choose which of the four Ps it serves' }),
  theme: z.enum(pledgeThemes, { error: 'Choose a theme' }),
  leadPersonId: z.uuid({ error: 'Choose somebody from the list' }).optional(),
  visibility: z.enum(pledgeVisibilities, { error: 'Choose who may see it' }).default('members'),
  helpWanted: aText(500).default(''),
}

/** What a pledge says, as an organisation records it. */
export const PledgeWording = z.strictObject({
  organisationId: z.uuid({ error: 'Choose the organisation that makes the pledge' }),
  ...wording,
  madeAt: aText(200).default('').meta({ description: 'Where it was made, such as a conference or a meeting' }),
})
export type PledgeWording = z.output<typeof PledgeWording>

/** What a pledge says from now on, and why it changed. */
export const PledgeChange = z.strictObject({
  ...wording,
  reason: aText(500).default('').meta({ description: 'Needed once the pledge has been submitted' }),
})
export type PledgeChange = z.output<typeof PledgeChange>

/** A promise begins "We will" and goes on with a verb, with or without quotation marks. */
export const hasVerb = (title: string): boolean =>
  /^[^\p{L}\p{N}]*we will\s[^\p{L}\p{N}]*\p{L}{2,}/iu.test(title.trim())

interface Said {
  title: string
  measure?: string | null | undefined
  byWhen?: string | null | undefined
}

/** What a wording lacks to count as a pledge, in words that complete "It still needs …". */
export function lacking(said: Said): string[] {
  return [
    ...(hasVerb(said.title) ? [] : ['a title like “We will train all staff”']),
    ...(said.measure ? [] : ['a measure']),
    ...(said.byWhen ? [] : ['a date']),
  ]
}

/** Without verb, measure or date it is kept as an intention, which nobody counts. */
export const stateOfWording = (said: Said): PledgeState => (lacking(said).length > 0 ? 'intention' : 'draft')

/** Nobody promises for a day that has passed. */
export function refuseDateBefore(said: { byWhen?: string | undefined }, madeOn: string): void {
  if (said.byWhen !== undefined && said.byWhen < madeOn)
    throw new InvalidInput([
      { field: 'byWhen', words: `Enter a date on or after ${shortDate(madeOn)}, when it was made` },
    ])
}

/** A wording's columns: what is not said is stored as not there. */
export const columnsOf = (said: Omit<PledgeChange, 'reason'>) => ({
  title: said.title,
  problem: said.problem,
  action: said.action,
  measure: said.measure ?? null,
  baseline: said.baseline ?? null,
  target: said.target ?? null,
  unit: said.unit ?? null,
  byWhen: said.byWhen ?? null,
  fourP: said.fourP,
  theme: said.theme,
  leadPersonId: said.leadPersonId ?? null,
  visibility: said.visibility,
  helpWanted: said.helpWanted,
})

interface Worded {
  title: string
  action: string
  measure: string | null
  baseline: number | null
  target: number | null
  unit: string | null
  byWhen: string | null
}

/** `40 staff, from 12`; `80% of staff` */
export const figureOf = ({ baseline, target, unit }: Pick<Worded, 'baseline' | 'target' | 'unit'>): string =>
  target === null ? '' : `${target}${asSuffix(unit)}${baseline === null ? '' : `, from ${baseline}`}`

const asSuffix = (unit: string | null) => (unit ? `${unit.startsWith('%') ? '' : ' '}${unit}` : '')

/** A wording in full, for keeping when it is replaced. */
export function asText(pledge: Worded): string {
  const figure = figureOf(pledge)
  return [
    pledge.title,
    pledge.action,
    pledge.measure ? `Measured by: ${pledge.measure}${figure ? ` (${figure})` : ''}` : '',
    pledge.byWhen ? `By ${shortDate(pledge.byWhen)}` : '',
  ]
    .filter(line => line !== '')
    .join('\n')
}
