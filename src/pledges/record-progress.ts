import { z } from 'zod'
import type { Work } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { keepDocument, type Upload } from '../documents/keep-document.ts'
import { InvalidInput, Refusal } from '../errors.ts'
import { aText, aTick, aWebAddress } from '../input.ts'
import { shortDate } from '../words.ts'
import { addProgress, lastTold } from './history-store.ts'
import { notePledge } from './note.ts'
import { pledgeSeen, refuseUnless } from './policy.ts'
import { completions } from './states.ts'
import { changeRow, type Pledge, pledgeById } from './store.ts'
import { deedOf, leadsFrom, refuseProgress, steps } from './transitions.ts'
import { aFigure } from './wording.ts'

/** How far a pledge has come. */
export const Progress = z.strictObject({
  completion: z.enum(completions, { error: 'Say how far it has come, even if that has not changed' }),
  reached: aFigure(),
  isAboveAim: aTick().meta({ description: 'Needed with a figure above the aim, to say that it is no slip' }),
  isBelowAim: aTick().meta({
    description: 'Needed with “completed” and a figure below the aim, to say that all of it is done',
  }),
  text: aText(2000).default(''),
  evidenceUrl: aWebAddress().optional(),
  nextStep: aText(500).default(''),
})
type Progress = z.output<typeof Progress>

/** Progress, the file that shows it where one was sent, and how often anything was told when a form was opened to tell it. */
export type Told = Progress & { evidence?: Upload['file'] | undefined; toldBefore?: number | undefined }

/** An organisation tells how far its pledge has come. One that had lapsed is alive again. */
export function recordProgress(work: Work<'pledges.progress'>, pledgeId: string, told: Told): Pledge {
  const { pledge, standing } = pledgeSeen(work, pledgeId)
  refuseUnless(standing.isOurs, `Only ${pledge.organisationName} can tell how far this pledge has come`)
  refuseProgress(pledge)
  refuseShort(pledge, told)
  tellProgress(work, pledge, told)
  notePledge(work, pledge, { deed: 'progressed', words: `Told progress on ${pledge.reference}: ${told.completion}` })
  // Where a pledge stood on a day in the past is read from the steps that the trail tells of.
  if (pledge.state === 'lapsed')
    notePledge(work, pledge, { deed: deedOf('resume'), words: `Pledge ${pledge.reference} was ${steps.resume.done}` })
  return pledgeById(work.tx, work.partnershipId, pledge.id)
}

/** Keeps the account, and on the pledge itself what a list shows of it. */
export function tellProgress(work: Work<'pledges.progress'>, pledge: Pledge, told: Omit<Told, 'isBelowAim'>): void {
  refuseOvertaken(work, pledge, told)
  refuseSlip(pledge, told)
  const today = londonDate(work.now)
  const document = told.evidence && keepDocument(work, { title: titleOf(pledge, today), file: told.evidence })
  addProgress(work.tx, {
    id: work.ids.newId(),
    partnershipId: work.partnershipId,
    pledgeId: pledge.id,
    on: today,
    completion: told.completion,
    reached: told.reached ?? null,
    text: told.text,
    evidenceUrl: told.evidenceUrl ?? null,
    evidenceDocumentId: document?.id ?? null,
    nextStep: told.nextStep,
    at: work.now,
    by: work.actor.personId,
  })
  const isRevived = pledge.state === 'lapsed' || leadsFrom('begin', pledge.state)
  changeRow(work.tx, pledge, {
    at: work.now,
    by: work.actor.personId,
    values: {
      completion: told.completion,
      reached: told.reached ?? pledge.reached,
      progressOn: today,
      ...(isRevived ? { state: steps.resume.to, stateReason: null } : {}),
    },
  })
}

/** A figure goes back only by the hand of somebody who has seen the later one. */
function refuseOvertaken(
  { tx, partnershipId }: Work<'pledges.progress'>,
  pledge: Pledge,
  { toldBefore }: Pick<Told, 'toldBefore'>,
): void {
  if (toldBefore === undefined || toldBefore === (lastTold(tx, partnershipId, pledge.id)?.count ?? 0)) return
  throw new Refusal(
    'stale',
    'More was told of this pledge while you had this open. Read what it says now; saving again adds yours after it',
  )
}

/** A figure above the aim is a good surprise or a slip of the pen, and only whoever typed it knows which. */
function refuseSlip(pledge: Pledge, { reached, isAboveAim }: Pick<Told, 'reached' | 'isAboveAim'>): void {
  if (isAboveAim || reached === undefined || pledge.target === null || reached <= pledge.target) return
  if (reached === pledge.reached) return
  throw new InvalidInput([
    { field: 'isAboveAim', words: `${reached} is more than the aim of ${pledge.target}: is that right?` },
  ])
}

/** Done with less than was aimed for is said as it is; but often the figure is left as it stood last time. */
function refuseShort(pledge: Pledge, { completion, reached, isBelowAim }: Told): void {
  const { target, baseline } = pledge
  const figure = reached ?? pledge.reached
  if (isBelowAim || completion !== 'completed' || figure === null || target === null || figure >= target) return
  const isFewer = baseline !== null && baseline > target
  const isSaidAlready = pledge.completion === completion && figure === pledge.reached
  if (isFewer || isSaidAlready) return
  throw new InvalidInput([
    { field: 'isBelowAim', words: `${figure} is less than the aim of ${target}: is all of it done?` },
  ])
}

const titleOf = (pledge: Pledge, today: string) => `Evidence for ${pledge.reference}, ${shortDate(today)}`
