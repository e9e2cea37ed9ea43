import { type CalendarDate, laterDate } from '../clock.ts'
import { found } from '../errors.ts'
import { closeRiskNote } from '../risk-notes/close-risk-note.ts'
import { RiskNoteContent, writeRiskNote } from '../risk-notes/write-risk-note.ts'
import { enterByHand, FigureByHand } from '../statistics/enter-by-hand.ts'
import { nameForce } from '../statistics/name-force.ts'
import { publishStatistic } from '../statistics/publish-statistic.ts'
import { essexFigures } from './content/figures.ts'
import { risks } from './content/risks.ts'
import { comingDates, onDay, quartersBefore } from './dates.ts'
import type { Moment, Story } from './story.ts'

const office = { permission: 'statistics.keep', in: undefined } as const
/** The office makes the figures up that were published before it came to the platform. */
const DAYS_AFTER_OPENING = 2

/** The office enters the published figures, and each partnership writes down what it looks out for. */
export function tellPicture(today: CalendarDate, openedOn: CalendarDate): Moment[] {
  const first = laterDate(openedOn, { days: DAYS_AFTER_OPENING })
  return [
    {
      at: onDay(first, 0),
      tell: story => story.as('catrin', office, work => nameForce(work, { forceLabel: 'Essex Police' })),
    },
    ...essexFigures.map((figure, place) => ({
      at: onDay(figure.publishedOn < first ? first : laterDate(figure.publishedOn, { days: 1 }), 0, 10 + place),
      tell: (story: Story) => publish(story, figure),
    })),
    ...risks.map((risk, place) => ({
      at: onDay(quartersBefore(comingDates(today)[risk.partnership], 1), 5, 100 + place),
      tell: (story: Story) => write(story, risk, today),
    })),
  ]
}

function publish(story: Story, { publication, ...figure }: (typeof essexFigures)[number]): void {
  const typed = FigureByHand.parse({
    ...figure,
    ageUnknown: figure.total - figure.adults - figure.children,
    address: `https://www.gov.uk/government/statistics/${publication}`,
  })
  story.as('catrin', office, work => {
    const { id, version } = enterByHand(work, typed)
    publishStatistic(work, id, version)
  })
}

function write(story: Story, risk: (typeof risks)[number], today: CalendarDate): void {
  const { partnership, by, owner, review, closed, ...said } = risk
  const content = RiskNoteContent.parse({
    ...said,
    ownerOrganisationId: found(story.organisation.get(owner), 'organisation'),
    reviewOn: laterDate(today, { days: review }),
  })
  story.as(by, { permission: 'risk-notes.keep', in: partnership }, work => {
    const { id, version } = writeRiskNote(work, content)
    if (closed) closeRiskNote(work, id, { reason: closed, version })
  })
}
