import type { PersonContent } from './people.ts'

/** The people of Colchester. */
export const colchesterPeople = {
  rosalind: {
    name: 'Rosalind Achterberg',
    organisation: 'colchester-council',
    jobTitle: 'Community safety and safeguarding manager',
    roles: { cams: 'chair' },
  },
  jerome: {
    name: 'Jerome Fitzalan',
    organisation: 'university-of-essex',
    jobTitle: 'Senior lecturer, Essex Business School',
    roles: { cams: 'vice-chair' },
  },
  tegan: {
    name: 'Tegan Moss',
    organisation: 'colchester-council',
    jobTitle: 'Safer Colchester Partnership co-ordinator',
    roles: { cams: 'co-ordinator' },
  },
  vikram: {
    name: 'Vikram Suri',
    organisation: 'colchester-council',
    jobTitle: 'Procurement lead',
    roles: { cams: 'organisation lead' },
  },
  lorna: {
    name: 'Lorna Peasgood',
    organisation: 'borough-homes',
    jobTitle: 'Neighbourhood services manager',
    roles: { cams: 'organisation lead' },
  },
  abel: {
    name: 'Abel Tranter',
    organisation: 'borough-homes',
    jobTitle: 'Resident engagement officer',
    roles: { cams: 'representative' },
  },
  fiona: {
    name: 'Fiona Drabble',
    organisation: 'essex-police',
    jobTitle: 'District inspector, Colchester',
    roles: { cams: 'organisation lead' },
  },
  obinna: {
    name: 'Obinna Larkfield',
    organisation: 'barnardos',
    jobTitle: "Children's services manager",
    roles: { cams: 'organisation lead' },
  },
  wendy: {
    name: 'Wendy Cresswell-Hart',
    organisation: 'beacon-house',
    jobTitle: 'Centre manager',
    roles: { cams: 'organisation lead' },
  },
  dominik: {
    name: 'Dominik Zelenka',
    organisation: 'community360',
    jobTitle: 'Voluntary sector development officer',
    roles: { cams: 'organisation lead' },
  },
  esther: {
    name: 'Esther Winnick',
    organisation: 'north-essex-nhs',
    jobTitle: 'Head of safeguarding',
    roles: { cams: 'organisation lead' },
  },
  paulette: {
    name: 'Paulette Rivers',
    organisation: 'colchester-institute',
    jobTitle: 'Designated safeguarding lead',
    roles: { cams: 'sub-group lead' },
  },
  hugo: {
    name: 'Hugo Brightlingsea',
    organisation: 'together-free',
    jobTitle: 'Partnerships and training officer',
    roles: { cams: 'organisation lead', casp: 'organisation lead' },
  },
} as const satisfies Record<string, PersonContent>

/** The commissioner's office, and who administers the platform. */
export const officePeople = {
  catrin: {
    name: 'Catrin Ewart',
    organisation: 'office',
    jobTitle: 'Partnerships and grants officer',
    roles: {},
    post: 'officer',
  },
  nathaniel: {
    name: 'Nathaniel Boone',
    organisation: 'office',
    jobTitle: 'Finance business partner',
    roles: {},
    post: 'finance',
  },
  ada: {
    name: 'Adaeze Thornbury',
    organisation: 'office',
    jobTitle: 'Platform administrator',
    roles: {},
    post: 'administrator',
  },
} as const satisfies Record<string, PersonContent>
