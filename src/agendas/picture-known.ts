import type { Reading } from '../access/work.ts'
import type { FactLine } from '../meetings/agenda-facts.ts'
import { pathTo } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import { riskNotesSeen, standingWords } from '../risk-notes/list.ts'
import { pathToRiskNotes } from '../risk-notes/paths.ts'
import { caveatInOneLine } from '../statistics/caveats.ts'
import { comparedWith, type QuarterShown, type StatisticsShown, statisticsShown } from '../statistics/picture.ts'
import { isProtected } from '../statistics/small-numbers.ts'
import { listed, shortDate } from '../words.ts'

type Looking = Reading<'meetings.read'>

/** As many risks as a meeting speaks of in a quarter of an hour, and more. */
const MOST_NOTES = 15

const plain = (text: string): FactLine => ({ text, path: '', mark: '' })

/** The open risk notes, those to be reviewed first on top. */
export function riskNotesKnown(looking: Looking) {
  const notes = riskNotesSeen(looking, { state: 'open', size: MOST_NOTES + 1 })
  const lines = notes.slice(0, MOST_NOTES).map(note => ({
    text: `${note.title} (${note.exploitationType}, ${note.area}): ${standingWords(note)}`,
    mark: note.isReviewOverdue ? 'review overdue' : '',
    path: pathToRiskNotes.one(note),
  }))
  const rest = notes.length > MOST_NOTES ? [plain('More of them stand among the risk notes')] : []
  return { lines: [...lines, ...rest], nothing: 'none is open' }
}

/** The latest published quarter against the one before and the same a year before, with its vintage and the caveat. */
export function statisticsKnown({ tx, partnershipId }: Looking) {
  const nothing = 'no official figure is published here'
  const shown = statisticsShown(tx, partnershipById(tx, partnershipId).policeAreaId)
  const latest = shown?.quarters[0]
  if (!shown || !latest) return { lines: [], nothing }
  const { before, yearBefore } = comparedWith(shown.quarters, latest)
  const against = [...comparison('the quarter before', before), ...comparison('the year before', yearBefore)]
  return {
    nothing,
    lines: [
      { ...plain(referred(shown, latest)), path: pathTo.picture(partnershipId) },
      ...(latest.ages ? [plain(agesInWords(latest.ages))] : []),
      ...(against.length > 0 ? [plain(`Compared with ${listed(against)}`)] : []),
      plain(`Home Office, published ${shortDate(latest.publishedOn)}: ${latest.address}`),
      plain(caveatInOneLine(shown.forceLabel)),
    ],
  }
}

const referred = ({ forceLabel }: StatisticsShown, { total, was, words }: QuarterShown): string =>
  `${forceLabel} made ${total} NRM referrals in ${words}${was.length > 0 ? ` (was ${was.join(', then ')}, now ${total})` : ''}`

const comparison = (name: string, quarter: QuarterShown | undefined): string[] =>
  quarter ? [`${quarter.total} in ${name} (${quarter.words})`] : []

const agesInWords = (ages: NonNullable<QuarterShown['ages']>): string =>
  `Adults: ${ages.adults}; children: ${ages.children}; age unknown: ${ages.ageUnknown}${isProtected(ages) ? ' (small numbers are protected)' : ''}`
