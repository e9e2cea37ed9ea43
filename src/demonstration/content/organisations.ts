import type { OrganisationType } from '../../partnerships/kinds.ts'
import type { PartnershipKey } from './partnerships.ts'

interface OrganisationContent {
  displayName: string
  legalName?: string
  type: OrganisationType
  /** What stands before `.example` in its people's invented addresses. */
  domain: string
  isFirstResponder?: boolean
  isStatutory?: boolean
  seats: readonly PartnershipKey[]
}

/** Real organisations, as their own pages name them; everyone who speaks for them here is invented. */
const organisations = {
  'essex-police': {
    displayName: 'Essex Police',
    type: 'police',
    domain: 'essex-police',
    isFirstResponder: true,
    isStatutory: true,
    seats: ['sams', 'casp', 'cams'],
  },
  'essex-county': {
    displayName: 'Essex County Council',
    type: 'council_upper',
    domain: 'essex-county',
    isFirstResponder: true,
    isStatutory: true,
    seats: ['casp', 'cams'],
  },
  fire: {
    displayName: 'Essex County Fire and Rescue Service',
    type: 'fire',
    domain: 'essex-fire',
    isStatutory: true,
    seats: ['sams', 'casp', 'cams'],
  },
  probation: {
    displayName: 'Probation Service, Essex',
    legalName: 'HM Prison and Probation Service',
    type: 'probation',
    domain: 'probation',
    isStatutory: true,
    seats: ['casp', 'cams'],
  },
  dwp: {
    displayName: 'Department for Work and Pensions',
    type: 'central_government',
    domain: 'work-and-pensions',
    isStatutory: true,
    seats: ['sams', 'cams'],
  },
  'mid-south-nhs': {
    displayName: 'Mid and South Essex NHS Foundation Trust',
    type: 'nhs',
    domain: 'mid-south-essex-nhs',
    isStatutory: true,
    seats: ['sams', 'casp'],
  },
  'together-free': {
    displayName: 'Together Free',
    legalName: 'Together Free Foundation',
    type: 'charity',
    domain: 'together-free',
    seats: ['sams', 'casp', 'cams'],
  },
  'justice-and-care': {
    displayName: 'Justice and Care',
    type: 'charity',
    domain: 'justice-and-care',
    seats: ['sams', 'casp', 'cams'],
  },
  'migrant-help': {
    displayName: 'Migrant Help',
    type: 'charity',
    domain: 'migrant-help',
    isFirstResponder: true,
    seats: ['sams', 'casp', 'cams'],
  },
  barnardos: {
    displayName: "Barnardo's",
    type: 'charity',
    domain: 'barnardos',
    isFirstResponder: true,
    seats: ['cams'],
  },
  'salvation-army': {
    displayName: 'The Salvation Army',
    type: 'faith',
    domain: 'salvation-army',
    isFirstResponder: true,
    seats: ['sams'],
  },
  'southend-council': {
    displayName: 'Southend-on-Sea City Council',
    type: 'council_unitary',
    domain: 'southend-council',
    isFirstResponder: true,
    isStatutory: true,
    seats: ['sams'],
  },
  soroptimists: {
    displayName: 'Soroptimist International of Southend-on-Sea and District',
    type: 'community_group',
    domain: 'southend-soroptimists',
    seats: ['sams'],
  },
  'south-essex-homes': {
    displayName: 'South Essex Homes',
    type: 'housing',
    domain: 'south-essex-homes',
    seats: ['sams'],
  },
  harp: { displayName: 'HARP Southend', type: 'charity', domain: 'harp', seats: ['sams'] },
  savs: {
    displayName: 'Southend Association of Voluntary Services',
    type: 'network',
    domain: 'savs',
    seats: ['sams'],
  },
  'south-essex-college': {
    displayName: 'South Essex College',
    type: 'education',
    domain: 'south-essex-college',
    seats: ['sams'],
  },
  'university-of-essex': {
    displayName: 'University of Essex',
    type: 'education',
    domain: 'university-of-essex',
    seats: ['sams', 'cams'],
  },
  'chelmsford-council': {
    displayName: 'Chelmsford City Council',
    type: 'council_district',
    domain: 'chelmsford-council',
    isFirstResponder: true,
    isStatutory: true,
    seats: ['casp'],
  },
  chp: { displayName: 'CHP', type: 'housing', domain: 'chp-homes', seats: ['casp'] },
  cathedral: { displayName: 'Chelmsford Cathedral', type: 'faith', domain: 'chelmsford-cathedral', seats: ['casp'] },
  aru: { displayName: 'Anglia Ruskin University', type: 'education', domain: 'anglia-ruskin', seats: ['casp'] },
  chess: { displayName: 'CHESS Homeless', type: 'charity', domain: 'chess-homeless', seats: ['casp'] },
  'open-road': { displayName: 'Open Road', type: 'charity', domain: 'open-road', seats: ['casp'] },
  'chelmsford-cvs': { displayName: 'Chelmsford CVS', type: 'network', domain: 'chelmsford-cvs', seats: ['casp'] },
  chambers: {
    displayName: 'Essex Chambers of Commerce',
    type: 'business',
    domain: 'essex-chambers',
    seats: ['casp'],
  },
  'colchester-council': {
    displayName: 'Colchester City Council',
    type: 'council_district',
    domain: 'colchester-council',
    isFirstResponder: true,
    isStatutory: true,
    seats: ['cams'],
  },
  'borough-homes': {
    displayName: 'Colchester Borough Homes',
    type: 'housing',
    domain: 'colchester-borough-homes',
    seats: ['cams'],
  },
  'north-essex-nhs': {
    displayName: 'East Suffolk and North Essex NHS Foundation Trust',
    type: 'nhs',
    domain: 'north-essex-nhs',
    isStatutory: true,
    seats: ['cams'],
  },
  'beacon-house': { displayName: 'Beacon House', type: 'charity', domain: 'beacon-house', seats: ['cams'] },
  'colchester-institute': {
    displayName: 'Colchester Institute',
    type: 'education',
    domain: 'colchester-institute',
    seats: ['cams'],
  },
  community360: { displayName: 'Community360', type: 'network', domain: 'community360', seats: ['cams'] },
  office: {
    displayName: 'Police, Fire and Crime Commissioner for Essex',
    type: 'pcc_office',
    domain: 'pfcc-essex',
    isStatutory: true,
    seats: [],
  },
} as const satisfies Record<string, OrganisationContent>

export type OrganisationKey = keyof typeof organisations
export const organisationContent: Record<OrganisationKey, OrganisationContent> = organisations
