import { z } from 'zod'
import { type ActionLine, readActionLine } from '../../templates/assets/action-line.js'
import type { Reading } from '../access/work.ts'
import { londonDate } from '../clock.ts'
import { InvalidInput } from '../errors.ts'
import { aLine } from '../input.ts'
import { activeMembers, organisationsSeated } from '../partnerships/store.ts'
import { knownAs } from '../words.ts'

/** An action as it is called out in a meeting: `@Essex Police by 3 March: send the briefing`. */
export const OneLine = z.strictObject({
  line: aLine('Enter who does what by when, such as “@Essex Police by 3 March: send the briefing”', 700),
})

/** What the line says, with the organisations and people of this partnership in mind. */
export function understood({ tx, partnershipId, now }: Reading<'actions.raise'>, line: string): ActionLine {
  const members = activeMembers(tx, partnershipId, now)
  return readActionLine(line, {
    today: londonDate(now),
    organisations: organisationsSeated(tx, partnershipId).map(each => ({ id: each.id, name: each.displayName })),
    people: members.map(each => ({ id: each.personId, name: knownAs(each), organisationName: each.organisationName })),
  })
}

/** The action that the line asks for, or what it left unsaid. */
export function actionIn(reading: Reading<'actions.raise'>, line: string) {
  const { text, ownerOrganisationId, ownerPersonId, dueOn } = understood(reading, line)
  const unsaid = [
    text ? undefined : { field: 'text', words: 'Say what is to be done' },
    ownerOrganisationId
      ? undefined
      : { field: 'ownerOrganisationId', words: 'Choose the organisation that will do it' },
    dueOn ? undefined : { field: 'dueOn', words: 'Enter the date by which it is to be done' },
  ].filter(each => each !== undefined)
  if (unsaid.length > 0) throw new InvalidInput(unsaid)
  return { text, ownerOrganisationId, dueOn, ...(ownerPersonId ? { ownerPersonId } : {}) }
}
