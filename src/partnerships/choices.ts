import { isOneOf, organisers } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { isNamedTo, knownAs } from '../words.ts'
import { activeMembers, type Member, organisationsSeated } from './store.ts'

type Here = Pick<Reading<'partnerships.read'>, 'tx' | 'partnershipId' | 'now' | 'actor' | 'holdings'>

/** A member as a list to choose from names them. */
export const memberWords = (member: Member): string => `${knownAs(member)}, ${member.organisationName}`

/** Those whom this reader may meet by name, in a list to choose from. */
const membersToChoose = ({ tx, partnershipId, now, actor, holdings }: Here): Member[] =>
  activeMembers(tx, partnershipId, now).filter(member =>
    isNamedTo({ personId: actor.personId, knowsNames: isOneOf(holdings, organisers) }, member),
  )

/** The choices of a form that asks for an organisation and, where it matters, for a person who acts for it. */
export const organisationsAndPeople = (here: Here) => ({
  organisations: [
    { value: '', text: 'Choose an organisation' },
    ...organisationsSeated(here.tx, here.partnershipId).map(each => ({ value: each.id, text: each.displayName })),
  ],
  people: [
    { value: '', text: 'Nobody in particular' },
    ...membersToChoose(here).map(each => ({ value: each.personId, text: memberWords(each) })),
  ],
})
