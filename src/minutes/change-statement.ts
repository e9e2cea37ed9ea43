import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { stale } from '../errors.ts'
import { aText } from '../input.ts'
import { type NumberedStatement, statementNow } from './confidentiality.ts'
import { addStatement } from './sitting-store.ts'

/** A new wording of the confidentiality statement. */
export const StatementWording = z.strictObject({
  text: aText(3000, 'Enter the statement that is made at the start of a meeting').meta({
    example: 'What is said here stays here, and nobody is named',
  }),
})

/** Words the statement anew: meetings opened from now on are held under it, earlier ones stay under theirs. */
export function changeStatement(
  work: Work<'statements.change'>,
  wording: z.output<typeof StatementWording>,
  version: number,
): NumberedStatement {
  const before = statementNow(work.tx, work.partnershipId)
  if (before.number !== version) throw stale('the statement')
  if (before.text === wording.text) return before
  const { partnershipId, now: writtenAt } = work
  const statement = {
    partnershipId,
    number: version + 1,
    text: wording.text,
    writtenAt,
    writtenBy: work.actor.personId,
  }
  if (!addStatement(work.tx, statement)) throw stale('the statement')
  noteActivity(work, {
    deed: 'statement.changed',
    subjectType: 'partnership',
    subjectId: partnershipId,
    words: `Worded the confidentiality statement anew (version ${statement.number})`,
  })
  return { number: statement.number, text: statement.text }
}
