import type { RiskNoteContent } from '../../risk-notes/write-risk-note.ts'
import type { OrganisationKey } from './organisations.ts'
import type { PartnershipKey } from './partnerships.ts'
import type { PersonKey } from './people.ts'

interface RiskContent extends Omit<RiskNoteContent, 'ownerOrganisationId' | 'reviewOn' | 'sector'> {
  partnership: PartnershipKey
  by: PersonKey
  sector?: string
  owner: OrganisationKey
  /** In days from today. */
  review: number
  /** Why it was closed, where it was. */
  closed?: string
}

/** What the three partnerships look out for: kinds of exploitation and whole towns, nobody and nowhere in particular. */
export const risks: readonly RiskContent[] = [
  {
    ...{ partnership: 'sams', by: 'hannah', owner: 'essex-police', review: -12 },
    title: 'Young people drawn into county lines in the holidays',
    ...{ exploitationType: 'county lines', area: 'Southend-on-Sea', likelihood: 'likely', impact: 'severe' },
    statement:
      'Young people with nothing to do in the holidays are offered food, company and money, and asked for favours later. Youth workers and schools hear of it more often than a year ago.',
    mitigation:
      'Detached youth work in the holidays; one briefing for every secondary school; questions about missed days before sanctions.',
  },
  {
    ...{ partnership: 'sams', by: 'hannah', owner: 'south-essex-homes', review: 75 },
    title: 'Homes of tenants who live alone taken over',
    ...{ exploitationType: 'criminal', sector: 'Social housing', area: 'Southend-on-Sea' },
    ...{ likelihood: 'possible', impact: 'serious' },
    statement:
      'Tenants who live alone and need support may have their homes used by others to deal from. Caretakers and neighbours are the first to see the signs.',
    mitigation: 'Caretakers trained to spot the signs; visits by two organisations together.',
  },
  {
    ...{ partnership: 'sams', by: 'hannah', owner: 'southend-council', review: 40 },
    title: 'Pressure on workers in short-season hospitality',
    ...{ exploitationType: 'labour', sector: 'Hotels and catering', area: 'Southend-on-Sea' },
    ...{ likelihood: 'possible', impact: 'moderate' },
    statement: 'Seasonal jobs that come with a bed leave workers who fall out with an employer without both.',
    mitigation: 'Leaflets on pay and rights in the languages spoken; licensing visits ask about lodging.',
    closed: 'The season is over, and no member has heard of it since. To be looked at again before the next one.',
  },
  {
    ...{ partnership: 'casp', by: 'dilys', owner: 'chelmsford-council', review: 26 },
    title: 'Labour exploitation at hand car washes',
    ...{ exploitationType: 'labour', sector: 'Hand car washes', area: 'Chelmsford' },
    ...{ likelihood: 'likely', impact: 'serious' },
    statement:
      'Cash wages below the minimum, missing protective clothing and workers who live where they work are seen in this trade across the county.',
    mitigation: 'Joint visits led by licensing; customers told what a fair wash looks like.',
  },
  {
    ...{ partnership: 'casp', by: 'dilys', owner: 'chess', review: 90 },
    title: 'Rough sleepers offered work and a bed',
    ...{ exploitationType: 'several', area: 'Chelmsford', likelihood: 'possible', impact: 'serious' },
    statement: 'People who sleep rough are approached with offers of work away from the city that turn out otherwise.',
    mitigation: 'Outreach workers warn and ask; a way to report that does not begin with a name.',
  },
  {
    ...{ partnership: 'cams', by: 'tegan', owner: 'essex-police', review: 33 },
    title: 'Children exploited to carry and sell drugs',
    ...{ exploitationType: 'criminal', area: 'Colchester', likelihood: 'very likely', impact: 'severe' },
    statement:
      'Most referrals that the county’s police make are of criminal exploitation, and more than half are of children. Nothing suggests that Colchester is different.',
    mitigation: 'The training group trains front doors; schools share patterns of missed days, without names.',
  },
  {
    ...{ partnership: 'cams', by: 'tegan', owner: 'essex-county', review: -5 },
    title: 'Overseas care workers in debt for their jobs',
    ...{ exploitationType: 'labour', sector: 'Care', area: 'North Essex', likelihood: 'likely', impact: 'serious' },
    statement: 'Workers recruited abroad may have paid fees that tie them to one employer, and fear for their visa.',
    mitigation: 'Commissioners ask providers how staff were recruited; Migrant Help’s line is on every rota board.',
  },
]
