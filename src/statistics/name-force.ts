import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { Refusal } from '../errors.ts'
import { policeAreaById } from '../funding/monitoring-store.ts'
import { aLine } from '../input.ts'
import { setForceLabel } from './store.ts'

export const ForceName = z.strictObject({
  forceLabel: aLine('Enter the name of the force, as the Home Office writes it', 100).meta({ example: 'Essex Police' }),
})

/** Says once for all how the Home Office's tables name the force of this area. */
export function nameForce(work: Work<'statistics.keep'>, { forceLabel }: z.output<typeof ForceName>): void {
  setForceLabel(work.tx, work.policeAreaId, forceLabel)
  noteActivity(work, {
    deed: 'police area.force-named',
    subjectType: 'police area',
    subjectId: work.policeAreaId,
    words: 'Said how the Home Office names the police force',
  })
}

/** The name of the force, or the refusal that asks for it first. */
export function forceOf({ tx, policeAreaId }: Pick<Work<'statistics.keep'>, 'tx' | 'policeAreaId'>): string {
  const { forceLabel } = policeAreaById(tx, policeAreaId)
  if (forceLabel === null)
    throw new Refusal('conflict', 'Say first how the Home Office names the police force of this area')
  return forceLabel
}
