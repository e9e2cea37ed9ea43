import { isSecretariat } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { laterDate, londonDate } from '../clock.ts'
import { pledgesCounted, pledgesInSection } from './board-store.ts'
import type { Eyes, PledgeRow, Wanted } from './list-store.ts'
import { isOwing, isPledgeOverdue } from './overdue.ts'
import { type Section, SOON_DAYS, sections } from './sections.ts'

/** Rows of a section that the whole board shows before "show all". */
const GLIMPSE = 8

export interface Asked extends Wanted {
  section?: Section | undefined
  after?: string[] | undefined
  /** How many rows, where one section is asked for. */
  limit: number
}

type Card = PledgeRow & { isOverdue: boolean }
export interface BoardSection extends Section {
  count: number
  cards: Card[]
}

/** Whose eyes a reading lends. */
export const eyesOf = ({ partnershipId, holdings }: Reading<'pledges.read'>): Eyes => ({
  partnershipId,
  organisationIds: holdings.map(held => held.organisationId),
  isSecretariat: isSecretariat(holdings),
})

/** The partnership's pledges by what they ask of their reader; sections without any are left out. */
export function boardOf(reading: Reading<'pledges.read'>, asked: Asked) {
  const eyes = eyesOf(reading)
  const today = londonDate(reading.now)
  const soon = laterDate(today, { days: SOON_DAYS })
  const counts = pledgesCounted(reading.tx, eyes, { ...asked, today, soon })
  const shown = asked.section ? [asked.section] : sections
  const limit = asked.section ? asked.limit : GLIMPSE
  return {
    overdue: sum(counts.filter(each => isOwing(each.state)).map(overdueIn)),
    /** Intentions and drafts are no pledges yet, and what was withdrawn is none any more. */
    total: sum(counts.filter(each => !['intention', 'draft', 'withdrawn'].includes(each.state)).map(countIn)),
    sections: shown
      .map(section => ({ ...section, count: countOf(section, counts) }))
      .filter(({ count }) => count > 0)
      .map(
        (section): BoardSection => ({
          ...section,
          cards: pledgesInSection(reading.tx, eyes, { ...asked, after: asked.after, section, soon, limit }).map(
            row => ({
              ...row,
              isOverdue: isPledgeOverdue(row, today),
            }),
          ),
        }),
      ),
  }
}

type Count = ReturnType<typeof pledgesCounted>[number]

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
const countIn = (counted: Count) => counted.count
const overdueIn = (counted: Count) => counted.overdue

const countOf = (section: Section, counts: Count[]): number =>
  sum(
    counts
      .filter(each => section.states.includes(each.state))
      .map(each =>
        section.due === undefined ? each.count : section.due === 'soon' ? each.soon : each.count - each.soon,
      ),
  )
