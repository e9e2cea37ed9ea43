import type { Reading } from '../access/work.ts'
import { knownAs } from '../words.ts'
import { activeMembers, type Member, organisationsSeated } from './store.ts'

type Here = Pick<Reading<'partnerships.read'>, 'tx' | 'partnershipId' | 'now'>

/** A member as a list to choose from names them. */
export const memberWords = (member: Member): string => `${knownAs(member)}, ${member.organisationName}`

/** The choices of a form that asks for an organisation and, where it matters, for a person who acts for it. */
export const organisationsAndPeople = ({ tx, partnershipId, now }: Here) => ({
  organisations: [
    { value: '', text: 'Choose an organisation' },
    ...organisationsSeated(tx, partnershipId).map(each => ({ value: each.id, text: each.displayName })),
  ],
  people: [
    { value: '', text: 'Nobody in particular' },
    ...activeMembers(tx, partnershipId, now).map(each => ({ value: each.personId, text: memberWords(each) })),
  ],
})
