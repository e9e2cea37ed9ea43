import type { Tx } from '../database/database.ts'
import { latestWritten, sittingOf, writtenStatement } from './sitting-store.ts'

/** A wording of the statement that is made at the start of every meeting, with its number in the partnership. */
export interface NumberedStatement {
  number: number
  text: string
}

/** What is said until the chair of a partnership words it otherwise. */
const firstStatement: NumberedStatement = {
  number: 1,
  text:
    'This meeting discusses work to prevent exploitation. We do not name or describe anyone who could be identified. ' +
    'If you need to talk about a person, stop: use the referral or case-conference route. What is said here is for the ' +
    'purpose of this partnership; do not pass it on without the agreement of the organisation that said it. Papers are ' +
    'OFFICIAL. If someone is in danger call 999.',
}

/** The statement that a meeting opened today would be held under. */
export function statementNow(tx: Tx, partnershipId: string): NumberedStatement {
  const { number, text } = latestWritten(tx, partnershipId) ?? firstStatement
  return { number, text }
}

/** The statement that this meeting was held under; one that was never opened has the present one. */
export function statementAt(tx: Tx, partnershipId: string, meetingId: string): NumberedStatement {
  const sitting = sittingOf(tx, partnershipId, meetingId)
  if (!sitting) return statementNow(tx, partnershipId)
  const { number, text } = writtenStatement(tx, partnershipId, sitting.statementVersion) ?? firstStatement
  return { number, text }
}
