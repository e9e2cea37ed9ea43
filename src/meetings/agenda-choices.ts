import type { Reading } from '../access/work.ts'
import { activeMembers, organisationsSeated } from '../partnerships/store.ts'
import { knownAs } from '../words.ts'
import { fillWords } from './agenda-facts.ts'
import { agendaFills } from './states.ts'
import { templatesOf } from './templates-store.ts'

type Here = Pick<Reading<'members.read'>, 'tx' | 'partnershipId' | 'now'>

/** Roles that usually lead an item. */
const usualOwners = ['Chair', 'Vice-chair', 'Co-ordinator', 'Secretary', 'Sub-group leads', 'All']

/** Who may lead an item, to pick from or to write past: roles, organisations, and people who are in the directory. */
export const ownersToSuggest = ({ tx, partnershipId, now }: Here): string[] => [
  ...new Set([
    ...usualOwners,
    ...organisationsSeated(tx, partnershipId).map(each => each.displayName),
    ...activeMembers(tx, partnershipId, now)
      .filter(each => each.directoryVisibility === 'members')
      .map(knownAs),
  ]),
]

export const fillChoices = agendaFills.map(fill => ({ value: fill, text: fillWords[fill].ask }))

/** The templates that a meeting may start from. */
export const templateChoices = ({ tx, partnershipId }: Pick<Here, 'tx' | 'partnershipId'>) =>
  templatesOf(tx, partnershipId)
    .filter(({ items }) => items.length > 0)
    .map(({ id, name }) => ({ value: id, text: name }))
