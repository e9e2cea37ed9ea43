import type { Work } from '../access/work.ts'
import { Refusal } from '../errors.ts'
import { shortDate } from '../words.ts'
import { noteFigure } from './note-figure.ts'
import { quarterWords } from './quarters.ts'
import { changeStatisticRow, type Statistic, statisticById, statisticsOfQuarter } from './store.ts'

/** Shows a checked figure to every partnership of the area; what stood there for its quarter stays as what it was. */
export function publishStatistic(work: Work<'statistics.keep'>, id: string, version: number): Statistic {
  const { tx, policeAreaId, now, actor } = work
  const figure = statisticById(tx, policeAreaId, id)
  if (figure.state !== 'checked')
    throw new Refusal(
      'conflict',
      figure.state === 'imported'
        ? 'Say first which publication this figure is from'
        : `This figure is ${figure.state} already`,
    )
  const former = publishedFor(work, figure)
  if (former) supersede(work, former, figure)
  const values = { state: 'published' as const }
  changeStatisticRow(tx, { policeAreaId, id }, { version, at: now, by: actor.personId, values })
  noteFigure(work, { id, deed: 'published', words: `Published the referrals of ${quarterWords(figure.quarter)}` })
  return statisticById(tx, policeAreaId, id)
}

/** What stands published for the quarter of a figure. */
export const publishedFor = (
  { tx, policeAreaId }: Pick<Work<'statistics.keep'>, 'tx' | 'policeAreaId'>,
  { quarter }: Pick<Statistic, 'quarter'>,
): Statistic | undefined => statisticsOfQuarter(tx, policeAreaId, quarter).find(({ state }) => state === 'published')

function supersede(work: Work<'statistics.keep'>, former: Statistic, by: Statistic): void {
  if ((former.publishedOn ?? '') > (by.publishedOn ?? ''))
    throw new Refusal(
      'conflict',
      `The figure that stands is from a later publication, of ${shortDate(former.publishedOn ?? '')}`,
    )
  const values = { state: 'superseded' as const, supersededById: by.id }
  changeStatisticRow(work.tx, former, { version: former.version, at: work.now, by: work.actor.personId, values })
  noteFigure(work, {
    id: former.id,
    deed: 'superseded',
    words: `Superseded the referrals of ${quarterWords(former.quarter)} by a newer publication`,
  })
}
