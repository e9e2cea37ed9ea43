import { isSecretariat } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { activeMembers, organisationsSeated } from '../partnerships/store.ts'
import { seenAs, sentence } from '../words.ts'
import type { Standing } from './policy.ts'
import { pledgeThemes, pledgeVisibilities } from './states.ts'
import { type Pledge, pledgeById } from './store.ts'

type Drafting = Pick<Reading<'pledges.record'>, 'tx' | 'now' | 'partnershipId' | 'actor' | 'holdings'>

/** The organisations that somebody may draft for: their own, and for a co-ordinator every one with a seat. */
export function organisationsToDraftFor({ tx, partnershipId, holdings }: Drafting) {
  const seated = organisationsSeated(tx, partnershipId)
  const isCoordinator = holdings.some(held => held.role === 'co-ordinator')
  return isCoordinator ? seated : seated.filter(({ id }) => holdings.some(held => held.organisationId === id))
}

const visibilityWords = {
  members: { text: 'Members of the partnership', hint: 'And, as figures only, the commissioner’s office' },
  funder: { text: 'Members and the commissioner’s office', hint: 'The office may read the wording too' },
  public: { text: 'Everyone', hint: 'The partnership may publish it; the name of its lead is never public' },
} as const

const strands = {
  pursue: 'Find, disrupt and prosecute those who exploit',
  prevent: 'Stop people from exploiting, and from being drawn in',
  protect: 'Strengthen safeguards and support for those at risk',
  prepare: 'Recognise it sooner and lessen the harm it does',
} as const

/** What the form for a wording offers to choose from. */
export function choicesFor(reading: Drafting, organisationIds: readonly string[]) {
  const reader = { personId: reading.actor.personId, knowsNames: isSecretariat(reading.holdings) }
  return {
    fourPs: fourPs.map(value => ({ value, text: sentence(value), hint: strands[value] })),
    themes: pledgeThemes,
    visibilities: pledgeVisibilities.map(value => ({ value, ...visibilityWords[value] })),
    leads: [
      { value: '', text: 'Nobody yet' },
      ...activeMembers(reading.tx, reading.partnershipId, reading.now)
        .filter(member => organisationIds.includes(member.organisationId))
        .map(member => ({
          value: member.personId,
          text: seenAs(reader, member) + (organisationIds.length > 1 ? ` (${member.organisationName})` : ''),
        })),
    ],
  }
}

/** What the form calls each part of a wording. */
export const wordingLabels = {
  title: 'What you will do',
  action: 'How exactly',
  problem: 'Which problem it addresses',
  measure: 'What you will count',
  target: 'The figure you aim for',
  unit: 'Of what',
  baseline: 'Where it stands today',
  byWhen: 'By when',
  fourP: 'Which of the four Ps it serves',
  theme: 'Theme',
  leadPersonId: 'Who sees it through',
  helpWanted: 'Help wanted',
  visibility: 'Who may see it once it is submitted',
} as const

const wordingFields = [...(Object.keys(wordingLabels) as (keyof typeof wordingLabels)[]), 'version'] as const

/** A wording as it stands in a form: text in every box. */
export const asTyped = (pledge: Pledge): Record<string, string> =>
  Object.fromEntries(wordingFields.map(field => [field, pledge[field] === null ? '' : String(pledge[field])]))

/** What to say when a wording has been saved. */
export const savedNotice = (pledge: Pledge, missing: string, standing: Pick<Standing, 'speaksFor'>): string =>
  pledge.state === 'intention'
    ? `Saved. Members now see this as an intention. To count as a pledge it still needs ${missing}`
    : pledge.state === 'draft'
      ? `Draft ${pledge.reference} saved. ${standing.speaksFor ? 'Submit it when it is ready' : 'Its organisation’s lead submits it'}`
      : `${pledge.reference} changed`

/** The predecessor, where a pledge renews one. */
export const predecessorOf = ({ tx, partnershipId }: Drafting, pledge: Pledge): Pledge | undefined =>
  pledge.predecessorId ? pledgeById(tx, partnershipId, pledge.predecessorId) : undefined

/** An organisation as something to choose. */
export const asChoice = ({ id, displayName }: { id: string; displayName: string }) => ({ value: id, text: displayName })
