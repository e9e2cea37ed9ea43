import type { PartnershipDescription } from '../../partnerships/describe-partnership.ts'

export const partnershipKeys = ['sams', 'casp', 'cams'] as const
export type PartnershipKey = (typeof partnershipKeys)[number]

/** The police force area and its commissioner's office. */
export const policeArea = {
  id: 'essex',
  name: 'Essex',
  officeName: 'Police, Fire and Crime Commissioner for Essex',
} as const

interface PartnershipContent extends PartnershipDescription {
  shortName: string
  areaCode: string
  foundedOn: string
  host: 'together-free' | 'chelmsford-council' | 'colchester-council'
}

/** The three partnerships, with what they and their hosts have published about them. */
export const partnerships: Record<PartnershipKey, PartnershipContent> = {
  sams: {
    name: 'Southend Against Modern Slavery',
    shortName: 'SAMS',
    areaName: 'Southend-on-Sea',
    areaCode: 'E06000033',
    foundedOn: '2018-05-01',
    host: 'together-free',
    aims: [
      'Charities, faith groups, voluntary organisations and public bodies in Southend, working so that modern slavery is recognised, reported and ended here.',
      'We raise awareness, train people who will train others, and see that survivors who live in Southend find friends and lasting support.',
    ].join('\n\n'),
    cadence: 'quarterly',
    quorum: 6,
    publicEmail: 'sams@together-free.example',
  },
  casp: {
    name: 'Chelmsford Against Slavery Partnership',
    shortName: 'CASP',
    areaName: 'Chelmsford',
    areaCode: 'E07000070',
    foundedOn: '2022-10-18',
    host: 'chelmsford-council',
    parentBoard: 'Safer Chelmsford Partnership',
    aims: [
      'Statutory, community, faith and third-sector organisations making Chelmsford a place where exploitation is noticed and acted upon.',
      'Our attention is on car washes, nail bars, construction and the sex trade, and on young people exploited by criminals.',
    ].join('\n\n'),
    cadence: 'quarterly',
    quorum: 5,
    publicEmail: 'casp@chelmsford-council.example',
  },
  cams: {
    name: 'Colchester Against Modern Slavery',
    shortName: 'CAMS',
    areaName: 'Colchester',
    areaCode: 'E07000071',
    foundedOn: '2023-06-07',
    host: 'colchester-council',
    parentBoard: 'Safer Colchester Partnership',
    aims: [
      'Launched by the Safer Colchester Partnership with Together Free after the Colchester conference of April 2023, at which delegates pledged their support.',
      'A steering group and four task and finish groups: awareness raising; training; victim safeguarding and referral pathways; intelligence and disruption.',
    ].join('\n\n'),
    cadence: 'quarterly',
    quorum: 5,
    publicEmail: 'cams@colchester-council.example',
  },
}
