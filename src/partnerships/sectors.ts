import { counted, listed } from '../words.ts'
import type { OrganisationType } from './kinds.ts'
import { type Sector, sectorKinds } from './sector-kinds.ts'

const sectorOfType: Partial<Record<OrganisationType, Sector>> = {
  police: 'police',
  council_unitary: 'council',
  council_upper: 'council',
  council_district: 'council',
  nhs: 'health',
  fire: 'other public bodies',
  probation: 'other public bodies',
  central_government: 'other public bodies',
  regulator: 'other public bodies',
  pcc_office: 'other public bodies',
  charity: 'charity',
  faith: 'faith and community',
  community_group: 'faith and community',
  education: 'education',
  business: 'business',
  housing: 'housing',
}

/** What a partnership is asked to have around the table until it chooses for itself. */
const usualSectors: readonly Sector[] = ['police', 'council', 'health', 'charity']

const missingWords: Record<Sector, string> = {
  police: 'no police',
  council: 'no council',
  health: 'no health body',
  'other public bodies': 'no other public body',
  charity: 'no charity',
  'faith and community': 'no faith or community group',
  education: 'nobody from education',
  business: 'no business',
  housing: 'no housing body',
}

const sectorNames: Record<Sector, string> = {
  police: 'Police',
  council: 'Councils',
  health: 'Health',
  'other public bodies': 'Other public bodies: fire, probation, government, regulators',
  charity: 'Charities',
  'faith and community': 'Faith and community groups',
  education: 'Education',
  business: 'Business',
  housing: 'Housing',
}

/** The sectors as a form offers them. */
export const sectorChoices = sectorKinds.map(value => ({ value, text: sectorNames[value] }))

/** The sectors a partnership needs at a meeting: those it chose, or the usual ones. */
export const sectorsNeeded = ({ sectors }: { sectors: Sector[] | null }): readonly Sector[] => sectors ?? usualSectors

/** Which of the sectors needed none of these organisations belongs to. */
function sectorsMissing(needed: readonly Sector[], types: Iterable<OrganisationType>): Sector[] {
  const there = new Set([...types].map(type => sectorOfType[type]))
  return needed.filter(sector => !there.has(sector))
}

/** How a number of organisations of certain kinds stands against what a meeting needs. */
export interface Footing {
  organisations: number
  needed: number
  /** How many organisations are wanting; nought where the quorum is met, or none is set. */
  short: number
  missing: Sector[]
}

/** How these organisations, each by its kind, stand against quorum and sectors. */
export function footingOf(
  partnership: { quorum: number; sectors: Sector[] | null },
  types: readonly OrganisationType[],
): Footing {
  const { quorum } = partnership
  return {
    organisations: types.length,
    needed: quorum,
    short: Math.max(0, quorum - types.length),
    missing: sectorsMissing(sectorsNeeded(partnership), types),
  }
}

const smallNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** `two short; no health body`, or that nothing is wanting. */
export function footingInWords({ needed, short, missing }: Pick<Footing, 'needed' | 'short' | 'missing'>): string {
  const quorum = needed === 0 ? [] : [short > 0 ? `${smallNumbers[short] ?? short} short` : 'quorum met']
  const words = [...quorum, ...missingInWords(missing)]
  return words.length > 0 ? words.join('; ') : 'every sector is there'
}

/** `no police and no health body`, as one phrase, or nothing. */
export const missingInWords = (missing: readonly Sector[]): string[] =>
  missing.length > 0 ? [listed(missing.map(sector => missingWords[sector]))] : []

/** `4 organisations, 6 needed`. */
export const organisationsInWords = ({ organisations, needed }: Footing): string =>
  needed > 0 ? `${counted(organisations, 'organisation')}, ${needed} needed` : counted(organisations, 'organisation')
