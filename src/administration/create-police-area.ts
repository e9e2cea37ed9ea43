import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { InvalidInput } from '../errors.ts'
import { aLine } from '../input.ts'
import { knownOrNewOrganisation } from '../memberships/take-seat.ts'
import { aShortWord } from './create-partnership.ts'
import { addArea, areaById } from './store.ts'

export const NewPoliceArea = z.strictObject({
  id: aShortWord('Enter the short word for its address'),
  name: aLine('Enter the name of the police area', 100),
  officeName: aLine('Enter the name of the office that funds partnerships there', 150),
})

/** Makes a police area known, with the office that funds partnerships in it. */
export function createPoliceArea(work: Work<'people.administer'>, wanted: z.output<typeof NewPoliceArea>) {
  if (areaById(work.tx, wanted.id)) throw new InvalidInput([{ field: 'id', words: 'Another area has this address' }])
  const office = { organisation: wanted.officeName, organisationType: 'pcc_office' as const }
  addArea(work.tx, { ...wanted, officeOrganisationId: knownOrNewOrganisation(work, office) })
  noteActivity(work, {
    deed: 'police area.created',
    subjectType: 'police area',
    subjectId: wanted.id,
    words: 'Created a police area',
    policeAreaId: wanted.id,
  })
  return { id: wanted.id }
}
