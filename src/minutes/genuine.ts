import { fingerprint } from './record.ts'
import type { Minutes } from './store.ts'

/** Whether the approved text is still the one whose fingerprint was taken; asked whenever it is read. */
export const isGenuine = ({
  approvedRecord,
  approvedHash,
}: Pick<Minutes, 'approvedRecord' | 'approvedHash'>): boolean =>
  approvedRecord === null || fingerprint(approvedRecord) === approvedHash
