import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

/** What is wrong with what was sent, where its schema gives no words of its own. */
export function inOurWords(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `We do not know ${issue.keys.map(key => `"${key.slice(0, 60)}"`).join(', ')} here`
    case 'invalid_type':
      return wanted(issue)
    case 'invalid_value':
      return `Choose one of: ${issue.values.map(String).join(', ')}`
    case 'too_big':
      return `${measure(issue.origin, issue.maximum)} at the most`
    case 'too_small':
      return `${measure(issue.origin, issue.minimum)} at the least`
    case 'not_multiple_of':
      return `Give a multiple of ${issue.divisor}`
    case 'invalid_format':
      return forms[issue.format] ?? 'Check how this is written'
    default:
      return 'Check this'
  }
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  null: 'null',
}

function wanted({ expected, input, path }: Extract<Issue, { code: 'invalid_type' }>): string {
  const isWhole = !path || path.length === 0
  if (expected === 'object')
    return isWhole ? 'Send an object with the fields of this operation' : 'Give this as an object'
  if (input === undefined) return 'This is missing'
  const kind = kinds[expected]
  return kind ? `Give this as ${kind}` : 'Check this'
}

const measure = (origin: string, bound: number | bigint): string => {
  const number = bound.toLocaleString('en-GB')
  if (origin === 'string') return `Use ${number} ${bound === 1 ? 'character' : 'characters'}`
  return `Give ${number}`
}

const forms: Record<string, string> = {
  uuid: 'Give an id as this API gave it',
  guid: 'Give an id as this API gave it',
  date: 'Give a date as 2027-06-10',
  datetime: 'Give a moment in UTC, such as 2027-06-01T09:00:00.000Z',
  email: 'Enter an e-mail address, such as name@organisation.example',
  url: 'Enter a web address that begins with https://',
}
