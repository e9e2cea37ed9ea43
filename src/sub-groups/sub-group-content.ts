import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { InvalidInput } from '../errors.ts'
import { aDate, aLine, aText, aTick } from '../input.ts'
import { membersHere } from '../meetings/telling.ts'
import { subGroupKinds } from '../partnerships/kinds.ts'
import type { Member } from '../partnerships/store.ts'
import { subGroupsIn } from '../partnerships/sub-group-store.ts'

/** What is said of a sub-group. */
export const SubGroupContent = z.strictObject({
  name: aLine('Enter a name, such as Awareness Raising', 100).meta({ example: 'Awareness raising' }),
  kind: z.enum(subGroupKinds, { error: 'Choose whether it stands or ends with its task' }),
  purpose: aText(1000).default(''),
  deliverable: aText(1000).default('').meta({ description: 'What it is to bring about' }),
  endsOn: aDate('Enter the date')
    .optional()
    .meta({ description: 'The day by which a task and finish group is done; it must have one' }),
  leadPersonId: z
    .uuid({ error: 'Choose who leads it' })
    .optional()
    .meta({ description: 'A member of the partnership; leading the group makes them a member of it' }),
  quorum: z
    .int({ error: 'Enter how many organisations its meetings need, as a whole number' })
    .min(0, { error: 'Enter 0 or more' })
    .max(100, { error: 'Enter 100 or fewer' })
    .default(0),
  isClosed: aTick().meta({
    description: 'Its agenda, papers and minutes are for its members and the secretariat alone',
  }),
})
export type SubGroupContent = z.output<typeof SubGroupContent>

type Here = Pick<Reading<'sub-groups.read'>, 'tx' | 'now' | 'partnershipId' | 'actor'>

/** The columns that this fills, once it holds together; `was` where it is about a group that is there already. */
export function columnsOf(here: Here, content: SubGroupContent, was?: { id: string; endsOn: string | null }) {
  const wrong = [...wrongEnd(here, content, was?.endsOn), ...wrongName(here, content, was?.id)]
  if (wrong.length > 0) throw new InvalidInput(wrong)
  return {
    ...content,
    endsOn: content.kind === 'standing' ? null : (content.endsOn ?? null),
    leadPersonId: content.leadPersonId ?? null,
  }
}

function wrongEnd({ now }: Here, { kind, endsOn }: SubGroupContent, was: string | null | undefined) {
  if (kind === 'standing') return []
  if (!endsOn) return [{ field: 'endsOn', words: 'A task and finish group needs the day by which it is done' }]
  const isPast = endsOn !== was && endsOn < londonDate(now)
  return isPast ? [{ field: 'endsOn', words: 'The day by which it is done must be in the future' }] : []
}

function wrongName({ tx, partnershipId, actor }: Here, { name }: SubGroupContent, ownId: string | undefined) {
  const isTaken = subGroupsIn(tx, partnershipId, actor.personId).some(
    each => each.id !== ownId && !each.endedAt && each.name.toLowerCase() === name.toLowerCase(),
  )
  return isTaken ? [{ field: 'name', words: 'A sub-group of that name is at work already' }] : []
}

/** The member who is to lead, for the organisation they speak for. */
export function leadAmong(here: Here, personId: string): Member {
  const member = membersHere(here, here.partnershipId).find(each => each.personId === personId)
  if (!member) throw new InvalidInput([{ field: 'leadPersonId', words: 'Choose somebody who is a member now' }])
  return member
}
