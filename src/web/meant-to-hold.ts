/** What somebody’s name, an organisation’s or a post may look like. */
const NAME = ['a street address', 'initials in place of a name', 'a safe house']
const ANYTHING = 'anything'

/**
 * Fields that are meant to hold something for which the guard at the pen stops every other field. A field that is not
 * named here is looked at for all of it, so a new form is guarded before anybody thinks of it.
 */
const meantToHold: Readonly<Record<string, readonly string[] | typeof ANYTHING>> = {
  // Members and offices are reached under these.
  email: ANYTHING,
  chairEmail: ANYTHING,
  publicEmail: ANYTHING,
  phone: ['a telephone number'],
  // Who somebody is, and for whom they come.
  name: NAME,
  alias: NAME,
  chairName: NAME,
  substituteName: NAME,
  jobTitle: NAME,
  organisation: NAME,
  officeName: NAME,
  areaName: NAME,
  parentBoard: NAME,
  noteHeldBy: NAME,
  owner: NAME,
  // Where people meet, and where something can be read.
  venue: ['a street address', 'a postcode', 'a telephone number'],
  joiningLink: ANYTHING,
  evidenceUrl: ANYTHING,
  // Members by the sheet: names, addresses, organisations.
  list: ANYTHING,
  rows: ANYTHING,
  // The bytes of a file: papers are not checked, and the pages say so.
  content: ANYTHING,
}

/** Whether a field is meant to hold such a thing. */
export function isMeantToHold(name: string, kind: string): boolean {
  const meant = Object.hasOwn(meantToHold, name) ? meantToHold[name] : undefined
  return meant === ANYTHING || (meant?.includes(kind) ?? false)
}
