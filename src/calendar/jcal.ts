import ICAL from 'ical.js'

/** A property as jCal has it (RFC 7265 §3.4): name, parameters, type, values. */
export type Property = [name: string, parameters: Record<string, unknown>, type: string, ...values: unknown[]]
/** A component: name, properties, components within. */
export type Component = [name: string, properties: Property[], components: Component[]]

/** The calendars in a text, or nothing where it is none. Lines that are no calendar lines are passed over. */
export function calendarsIn(text: string): Component[] | undefined {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\0', '')
  const read = parsed(plain) ?? parsed(onlyItsLines(plain))
  return read?.filter(each => each[0] === 'vcalendar')
}

// The library throws at what it cannot read.
function parsed(text: string): Component[] | undefined {
  try {
    const read = ICAL.parse(text) as unknown as Component | Component[]
    if (read.length === 0) return undefined
    return typeof read[0] === 'string' ? [read as Component] : (read as Component[])
  } catch {
    return undefined
  }
}

/** A name, then a colon, perhaps with parameters before it; what continues the line before begins with a space. */
const onlyItsLines = (text: string): string => {
  const unfolded = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '')
  const lines = unfolded.split('\n').filter(line => /^[A-Za-z0-9-]{1,60}(?:;[^:]*)?:/.test(line))
  return lines.join('\r\n')
}

export const withinNamed = (component: Component, name: string): Component[] =>
  component[2].filter(each => each[0] === name)

export const propertiesNamed = (component: Component, name: string): Property[] =>
  component[1].filter(each => each[0] === name)

export const propertyNamed = (component: Component, name: string): Property | undefined =>
  component[1].find(each => each[0] === name)

/** The first value of a property as text; nothing where it is missing. */
export const textOf = (property: Property | undefined): string | undefined => {
  const value = property?.[3]
  return typeof value === 'string' ? value : undefined
}

/** A parameter as text; of a list the first. */
export function parameter(property: Property, name: string): string | undefined {
  const value = property[1][name]
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : undefined
}
