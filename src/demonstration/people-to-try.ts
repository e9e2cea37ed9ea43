import type { PersonKey } from './content/people.ts'
import { personContent } from './content/people.ts'
import { addressOf } from './join.ts'

/** Somebody whom a visitor may sign in as, and what is worth seeing first. */
export interface PersonToTry {
  name: string
  email: string
  is: string
  tryFirst: string
}

const personToTry = (who: PersonKey, is: string, tryFirst: string): PersonToTry => ({
  name: personContent[who].name,
  email: addressOf(who),
  is,
  tryFirst,
})

/** One person for each of the platform's users. */
export const demonstrationPeople: readonly PersonToTry[] = [
  personToTry(
    'grace',
    'chairs Southend Against Modern Slavery (SAMS)',
    'Approve the minutes of the last meeting, which wait for you. Then open the coming meeting, see who has answered, move it by an hour and read the update that goes to each member.',
  ),
  personToTry(
    'gareth',
    'represents the Department for Work and Pensions in SAMS and in Colchester (CAMS)',
    'Answer the invitation to the coming meeting and name a substitute; write a telephone number into the note, then a number plate, and see what the platform makes of it. Then tell how far the pledge on jobcentre contacts has come.',
  ),
  personToTry(
    'catrin',
    'is the officer of the Police, Fire and Crime Commissioner for Essex',
    'Compare the three partnerships on the monitoring page, download it as a spreadsheet, then open a grant.',
  ),
  personToTry(
    'ada',
    'administers the platform',
    'Read the letters that are going out now, the invitations to the coming meetings, and the trail of who did what.',
  ),
]
