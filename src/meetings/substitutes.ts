import { InvalidInput } from '../errors.ts'

/** Nobody stands in for themselves: they would be away and there at once. An address says who it is, a name may be another's. */
export function refuseOneself(person: { name: string; alias: string | null; email: string }, named: string): void {
  const addresses = named.toLowerCase().match(/[^\s<>(),;"]+@[^\s<>(),;"]+/g)
  const isOneself = addresses
    ? addresses.includes(person.email.toLowerCase())
    : [person.name, person.alias ?? person.name].map(plain).includes(plain(named))
  if (isOneself)
    throw new InvalidInput([
      { field: 'substituteName', words: 'A substitute is somebody else: enter who comes instead' },
    ])
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()
