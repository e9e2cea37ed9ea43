import type { Work } from '../access/work.ts'
import { minutesToWrite } from './hold-meeting.ts'
import { notOpened } from './open-sitting.ts'
import { changeCurrentItem, sittingOf } from './sitting-store.ts'
import { itemMinuted } from './write-notes.ts'

/** Goes to an item: its clock starts, and the room's screen shows it. Nobody's trail needs each step of an agenda. */
export function goToItem(work: Work<'minutes.write'>, which: { meetingId: string; agendaItemId: string }): void {
  const { meetingId } = which
  minutesToWrite(work, meetingId)
  const sitting = sittingOf(work.tx, work.partnershipId, meetingId)
  if (!sitting) throw notOpened()
  const item = itemMinuted(work, which)
  if (sitting.currentItemId !== item.id) changeCurrentItem(work.tx, sitting, { itemId: item.id, since: work.now })
}
