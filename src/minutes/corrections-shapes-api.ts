import { z } from 'zod'
import { outDate, outInstant } from '../web/schemas.ts'
import { correctionStates, correctionSubjects } from './states.ts'

const correction = {
  id: '019a6f3e-7c00-7000-8000-000000000006',
  subject: 'decision' as const,
  targetId: '019a6f3e-7c00-7000-8000-000000000002',
  label: 'Decision under item 4: Training',
  stood: 'Train 11 councils.',
  wanted: 'Train 12 councils.',
  why: 'Twelve were agreed.',
  state: 'open' as const,
  proposedAt: '2027-06-20T09:00:00.000Z',
  proposedByName: 'Ann Webb',
  settledAt: null,
  settledByName: null,
  replaced: null,
  applied: null,
  reason: null,
}
/** A correction proposed, and what became of it. */
export const CorrectionOut = z
  .object({
    id: z.string(),
    subject: z.enum(correctionSubjects),
    targetId: z.string(),
    label: z.string(),
    stood: z.string(),
    wanted: z.string(),
    why: z.string(),
    state: z.enum(correctionStates),
    proposedAt: outInstant(),
    proposedByName: z.string(),
    settledAt: outInstant().nullable(),
    settledByName: z.string().nullable(),
    replaced: z.string().nullable().meta({ description: 'What stood there when it was taken' }),
    applied: z.string().nullable().meta({ description: 'What stands there since' }),
    reason: z.string().nullable(),
  })
  .meta({ example: correction })
/** All that is to know of corrections to the minutes of one meeting. */
export const CorrectionsOut = z
  .object({
    isOpen: z.boolean(),
    until: outDate().nullable(),
    passages: z
      .array(
        z.object({ subject: z.enum(correctionSubjects), targetId: z.string(), label: z.string(), stands: z.string() }),
      )
      .meta({ description: 'What can be corrected, as it stands now' }),
    rows: z.array(CorrectionOut),
  })
  .meta({ example: { isOpen: true, until: '2027-07-02', passages: [], rows: [correction] } })
