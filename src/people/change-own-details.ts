import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { found } from '../errors.ts'
import { aLine } from '../input.ts'
import { follow, type PersonFollower } from './followers.ts'
import { changePerson, type Person, personById } from './store.ts'
import { directoryVisibilities } from './tables.ts'

/** What somebody says of themselves. */
export const OwnDetails = z.strictObject({
  name: aLine('Enter your name', 100).meta({ example: 'Amina Shah' }),
  jobTitle: aLine('Enter your job title', 100).optional(),
  phone: aLine('Enter a phone number', 40)
    .regex(/^[0-9+() .ext-]*$/i, { error: 'Enter a phone number, such as 01245 000000' })
    .optional(),
  directoryVisibility: z.enum(directoryVisibilities, { error: 'Choose who sees you in lists of members' }),
  alias: aLine('Enter the other name', 100)
    .optional()
    .meta({ description: 'What lists and minutes call you instead of your name' }),
})
export type OwnDetails = z.output<typeof OwnDetails>

/** Changes what somebody says of themselves, unless they did so elsewhere since `version`. */
export function changeOwnDetails(
  work: Work<'account.use'>,
  change: { details: OwnDetails; version: number },
  followers: readonly PersonFollower[],
): Person {
  const { personId } = work.actor
  const { details, version } = change
  const was = found(personById(work.tx, personId), 'account')
  changePerson(work.tx, personId, {
    version,
    at: work.now,
    by: personId,
    values: {
      ...details,
      jobTitle: details.jobTitle ?? null,
      phone: details.phone ?? null,
      alias: details.alias ?? null,
    },
  })
  noteActivity(work, {
    deed: 'person.described',
    subjectType: 'person',
    subjectId: personId,
    words: 'Changed their own details',
  })
  follow(work, was, followers)
  return found(personById(work.tx, personId), 'account')
}
