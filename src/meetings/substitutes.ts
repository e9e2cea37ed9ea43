import { InvalidInput } from '../errors.ts'

/** Nobody stands in for themselves: they would be away and there at once. Their address says the same as their name. */
export function refuseOneself(person: { name: string; alias: string | null; email: string }, named: string): void {
  const own = [person.name, person.alias ?? person.name].map(plain)
  if (!own.includes(plain(named)) && !plain(named).includes(plain(person.email))) return
  throw new InvalidInput([{ field: 'substituteName', words: 'A substitute is somebody else: enter who comes instead' }])
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()
