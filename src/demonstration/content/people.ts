import type { Post, Role } from '../../access/roles.ts'
import { colchesterPeople, officePeople } from './more-people.ts'
import type { OrganisationKey } from './organisations.ts'
import type { PartnershipKey } from './partnerships.ts'

export interface PersonContent {
  name: string
  organisation: OrganisationKey
  jobTitle: string
  roles: Partial<Record<PartnershipKey, Role>>
  post?: Post
  /** What minutes and lists say instead of the name. */
  alias?: string
  directoryVisibility?: 'members' | 'chair only' | 'hidden'
}

/** The people of Southend. Everyone is invented, and so is every address: firstname.lastname@organisation.example. */
const sams = {
  grace: {
    name: 'Grace Addison',
    organisation: 'together-free',
    jobTitle: 'Trustee',
    roles: { sams: 'chair' },
  },
  imran: {
    name: 'Imran Castell',
    organisation: 'savs',
    jobTitle: 'Partnerships officer',
    roles: { sams: 'organisation lead' },
  },
  yusuf: {
    name: 'Yusuf Demirci',
    organisation: 'southend-council',
    jobTitle: 'Community safety manager',
    roles: { sams: 'vice-chair' },
  },
  hannah: {
    name: 'Hannah Merrow',
    organisation: 'together-free',
    jobTitle: 'Anti-slavery co-ordinator',
    roles: { sams: 'co-ordinator' },
  },
  leila: {
    name: 'Leila Farrant',
    organisation: 'together-free',
    jobTitle: 'Survivor care co-ordinator',
    roles: { sams: 'organisation lead', casp: 'representative' },
  },
  adviser: {
    name: 'Wren Halloway',
    organisation: 'together-free',
    jobTitle: 'Adviser',
    roles: { sams: 'representative' },
    alias: 'Lived-experience adviser',
    directoryVisibility: 'hidden',
  },
  callum: {
    name: 'Callum Brae',
    organisation: 'essex-police',
    jobTitle: 'Prevent and Protect officer',
    roles: { sams: 'organisation lead', casp: 'representative', cams: 'representative' },
  },
  nadia: {
    name: 'Nadia Osei',
    organisation: 'southend-council',
    jobTitle: 'Licensing team leader',
    roles: { sams: 'representative' },
  },
  joyce: {
    name: 'Joyce Pemberwell',
    organisation: 'soroptimists',
    jobTitle: 'Programme action officer',
    roles: { sams: 'organisation lead' },
  },
  beryl: {
    name: 'Beryl Thackstone',
    organisation: 'soroptimists',
    jobTitle: 'Member',
    roles: { sams: 'representative' },
  },
  tomasz: {
    name: 'Tomasz Wilk',
    organisation: 'harp',
    jobTitle: 'Outreach manager',
    roles: { sams: 'organisation lead' },
  },
  priti: {
    name: 'Priti Ramchandani',
    organisation: 'mid-south-nhs',
    jobTitle: 'Named nurse for safeguarding adults',
    roles: { sams: 'organisation lead', casp: 'organisation lead' },
  },
  owen: {
    name: 'Owen Castlemaine',
    organisation: 'south-essex-homes',
    jobTitle: 'Tenancy services manager',
    roles: { sams: 'organisation lead' },
  },
  felicity: {
    name: 'Felicity Nwosu',
    organisation: 'south-essex-college',
    jobTitle: 'Head of student welfare',
    roles: { sams: 'organisation lead' },
  },
  marek: {
    name: 'Marek Havlin',
    organisation: 'salvation-army',
    jobTitle: 'Community engagement lead',
    roles: { sams: 'organisation lead' },
  },
  sunita: {
    name: 'Sunita Velloor',
    organisation: 'migrant-help',
    jobTitle: 'Regional training lead',
    roles: { sams: 'organisation lead', casp: 'organisation lead', cams: 'organisation lead' },
  },
  bronwen: {
    name: 'Bronwen Tully',
    organisation: 'justice-and-care',
    jobTitle: 'Victim Navigator',
    roles: { sams: 'representative', casp: 'organisation lead', cams: 'organisation lead' },
    directoryVisibility: 'chair only',
  },
  gareth: {
    name: 'Gareth Inskip',
    organisation: 'dwp',
    jobTitle: 'Partnership manager',
    roles: { sams: 'organisation lead', cams: 'organisation lead' },
  },
  imogen: {
    name: 'Imogen Sayle',
    organisation: 'university-of-essex',
    jobTitle: 'Lecturer in social work, Southend campus',
    roles: { sams: 'organisation lead' },
  },
  ricardo: {
    name: 'Ricardo Menzies',
    organisation: 'fire',
    jobTitle: 'Safeguarding officer',
    roles: { sams: 'organisation lead', casp: 'representative', cams: 'representative' },
  },
} as const satisfies Record<string, PersonContent>

const casp = {
  martin: {
    name: 'Martin Oyelaran',
    organisation: 'chelmsford-council',
    jobTitle: 'Public protection manager',
    roles: { casp: 'chair' },
  },
  elspeth: {
    name: 'Elspeth Garrow',
    organisation: 'cathedral',
    jobTitle: 'Canon for community',
    roles: { casp: 'vice-chair' },
  },
  dilys: {
    name: 'Dilys Hartigan',
    organisation: 'chelmsford-council',
    jobTitle: 'Community safety officer',
    roles: { casp: 'co-ordinator' },
  },
  rupert: {
    name: 'Rupert Anstey',
    organisation: 'chelmsford-council',
    jobTitle: 'Procurement and risk services manager',
    roles: { casp: 'organisation lead' },
  },
  khadija: {
    name: 'Khadija Mbeki',
    organisation: 'chelmsford-council',
    jobTitle: 'Housing options team leader',
    roles: { casp: 'representative' },
  },
  sean: {
    name: 'Sean Tarrington',
    organisation: 'essex-police',
    jobTitle: 'Community policing team sergeant',
    roles: { casp: 'organisation lead' },
  },
  annika: {
    name: 'Annika Bergholt',
    organisation: 'essex-county',
    jobTitle: 'Adult safeguarding lead',
    roles: { casp: 'organisation lead', cams: 'organisation lead' },
  },
  colette: {
    name: 'Colette Duprey',
    organisation: 'chp',
    jobTitle: 'Community investment manager',
    roles: { casp: 'organisation lead' },
  },
  ifeoma: {
    name: 'Ifeoma Stanwick',
    organisation: 'aru',
    jobTitle: 'Senior lecturer in criminology',
    roles: { casp: 'organisation lead' },
  },
  dean: {
    name: 'Dean Holloway-Price',
    organisation: 'chess',
    jobTitle: 'Street outreach worker',
    roles: { casp: 'organisation lead' },
  },
  shabnam: {
    name: 'Shabnam Qadri',
    organisation: 'open-road',
    jobTitle: 'Service manager',
    roles: { casp: 'organisation lead' },
  },
  philippa: {
    name: 'Philippa Stroud-Bell',
    organisation: 'chelmsford-cvs',
    jobTitle: 'Chief officer',
    roles: { casp: 'organisation lead' },
  },
  anders: {
    name: 'Anders Whitlock',
    organisation: 'chambers',
    jobTitle: 'Membership director',
    roles: { casp: 'organisation lead' },
  },
  moira: {
    name: 'Moira Kestrel',
    organisation: 'probation',
    jobTitle: 'Senior probation officer',
    roles: { casp: 'organisation lead', cams: 'representative' },
  },
} as const satisfies Record<string, PersonContent>

const people = { ...sams, ...casp, ...colchesterPeople, ...officePeople } satisfies Record<string, PersonContent>

export type PersonKey = keyof typeof people
export const personContent: Record<PersonKey, PersonContent> = people
