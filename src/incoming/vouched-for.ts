import { authorDomain, type HeaderField, headerFields } from './headers.ts'

/** What one method found, with the properties it goes by: `dkim=pass header.d=example.org`. */
interface Finding {
  method: string
  properties: Map<string, string>
}

/** What a mail server wrote about a letter (RFC 8601); `by` is empty where it does not say who it is. */
interface Verdict {
  by: string
  passes: Finding[]
}

/**
 * The author's domain, where one's own mail server found that the letter really came from there. Only its topmost
 * verdict counts: whatever stands below may have come along with the letter.
 */
export function domainsVouchedFor(raw: Buffer, authservId: string): string[] {
  if (authservId === '') return []
  const fields = headerFields(raw)
  const author = authorDomain(fields)
  const verdict = ownVerdict(fields, authservId)
  if (!author || !verdict) return []
  // An author who may speak for no more than another domain has no say here: both must be the same (alignment).
  const isVouchedFor = verdict.passes.some(
    ({ method, properties }) =>
      (method === 'dmarc' && properties.get('header.from') === author) ||
      (method === 'dkim' && properties.get('header.d') === author),
  )
  return isVouchedFor ? [author] : []
}

function ownVerdict(fields: HeaderField[], authservId: string): Verdict | undefined {
  const verdicts = fields.filter(field => field.name === 'authentication-results').map(field => verdictIn(field.value))
  // A server without a name cannot be told from another, except by having been the last.
  if (authservId === 'none') return verdicts[0]?.by === '' ? verdicts[0] : undefined
  return verdicts.find(verdict => verdict?.by === authservId)
}

function verdictIn(value: string): Verdict | undefined {
  const [first = '', ...rest] = plain(value)?.split(';') ?? []
  // "dkim=pass" in its first place is a finding already; a name has a version behind it at most.
  const isNamed = !first.includes('=')
  const findings = isNamed ? rest : [first, ...rest]
  return { by: isNamed ? (first.trim().split(/\s+/)[0] ?? '').toLowerCase() : '', passes: findings.flatMap(passIn) }
}

function passIn(text: string): Finding[] {
  const [result = '', ...rest] = text.trim().toLowerCase().split(/\s+/)
  const [method = '', outcome] = result.split('=')
  if (outcome !== 'pass') return []
  return [{ method, properties: new Map(rest.map(each => each.split('=') as [string, string])) }]
}

/**
 * The value without its comments and with nothing left inside its quotes, for both may repeat what a stranger wrote;
 * nothing where one of them does not end.
 */
function plain(value: string): string | undefined {
  let depth = 0
  let isQuoted = false
  let text = ''
  for (let at = 0; at < value.length; at++) {
    const sign = value[at]
    if (sign === '\\') at += 1
    else if (sign === '"' && depth === 0) isQuoted = !isQuoted
    else if (sign === '(' && !isQuoted) depth += 1
    else if (sign === ')' && !isQuoted) depth -= 1
    else if (depth === 0 && !isQuoted) text += sign
    if (depth < 0) return undefined
  }
  return depth === 0 && !isQuoted ? text : undefined
}
