// Reads an action typed in one line, "@Essex Police by 3 March: send the briefing", as leniently as a colleague would.
// The minute-taking page previews with it what the platform then does with the same line.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const NUMBERS = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, eight: 8, ten: 10, twelve: 12 }
const DAY_MS = 86_400_000

const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const weekday = '(sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?'

const iso = date => date.toISOString().slice(0, 10)
const dayAfter = (today, days) => iso(new Date(Date.parse(today) + days * DAY_MS))

/** The date, if there is such a day; without a year, the next time it comes. */
function dateOf(today, day, monthNumber, year) {
  const years = year ? [year < 100 ? 2000 + year : year] : [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1]
  const dates = years.flatMap(each => {
    const date = new Date(Date.UTC(each, monthNumber - 1, day))
    return date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === day ? [iso(date)] : []
  })
  return year ? dates[0] : dates.find(each => each >= today)
}

const monthNumber = word => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1

function lastOf(today, number, year) {
  const last = each => iso(new Date(Date.UTC(each, number, 0)))
  const thisYear = Number(today.slice(0, 4))
  if (year) return last(Number(year))
  return last(thisYear) >= today ? last(thisYear) : last(thisYear + 1)
}

// Each way of giving a date: what it looks like, and the day it means.
const ways = [
  ['(\\d{4})-(\\d{2})-(\\d{2})', (today, [, y, m, d]) => dateOf(today, Number(d), Number(m), Number(y))],
  [
    '(\\d{1,2})[/.](\\d{1,2})(?:[/.](\\d{4}|\\d{2}))?(?!\\d)',
    (today, [, d, m, y]) => dateOf(today, Number(d), Number(m), Number(y ?? 0)),
  ],
  [
    `(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}\\b(?:,? (\\d{4}))?`,
    (today, [, d, m, y]) => dateOf(today, Number(d), monthNumber(m), Number(y ?? 0)),
  ],
  [
    `${month} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`,
    (today, [, m, d, y]) => dateOf(today, Number(d), monthNumber(m), Number(y ?? 0)),
  ],
  [`(?:the )?end of ${month}\\b(?: (\\d{4}))?`, (today, [, m, y]) => lastOf(today, monthNumber(m), y)],
  ['today', today => today],
  ['tomorrow', today => dayAfter(today, 1)],
  [
    'in (\\d{1,2}|a|one|two|three|four|five|six|eight|ten|twelve) (day|week|month)s?',
    (today, [, count, unit]) => {
      const many = Number(count) || NUMBERS[count.toLowerCase()]
      if (unit.toLowerCase() === 'month') {
        const [year, number, day] = today.split('-').map(Number)
        const last = new Date(Date.UTC(year, number + many, 0)).getUTCDate()
        return iso(new Date(Date.UTC(year, number - 1 + many, Math.min(day, last))))
      }
      return dayAfter(today, many * (unit.toLowerCase() === 'week' ? 7 : 1))
    },
  ],
  [
    `(next )?${weekday}\\b`,
    (today, [, next, name]) => {
      const now = new Date(today).getUTCDay()
      const ahead = (WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) - now + 7) % 7 || 7
      // "Next Friday", said on a Monday, is the one of next week.
      const isThisWeek = next && (now + 6) % 7 < (now + ahead + 6) % 7 && ahead < 7
      return dayAfter(today, ahead + (isThisWeek ? 7 : 0))
    },
  ],
]

const LEADS = '(?:\\b(?:due(?: by| on)?|by|before|until|no later than)\\s+)'

/** The date in the line: one led by "by" or "due" anywhere, a bare one only before the colon or at the end. */
function findDate(line, today) {
  const places = [
    [LEADS, ''],
    ['^[\\s,]*', '(?=\\s*:)'],
    ['\\b', '(?=\\s*[.!]?\\s*$)'],
  ]
  for (const [before, after] of places)
    for (const [shape, meaning] of ways) {
      const match = new RegExp(`${before}${shape}${after}`, 'i').exec(line)
      const date = match && !isMereWord(before, match[0]) && meaning(today, match)
      if (date) return { date, from: match.index, to: match.index + match[0].length }
    }
}

// "… where they sat" ends with no Saturday.
const isMereWord = (before, words) => before !== LEADS && /^[\s,]*(?:sun|mon|wed|sat|fri)$/i.test(words)

const plain = words => words.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase()

const initialsOf = name =>
  plain(name)
    .split(/[^a-z0-9]+/)
    .filter(word => word && !['of', 'the', 'and', 'for'].includes(word))
    .map(word => word[0])
    .join('')

/** Whoever the words after an @ name: whole name first, then the beginning of one, then its initials; the longest wins. */
function whoBegins(words, candidates) {
  const said = plain(words)
  const whole = candidates
    .filter(each => said.startsWith(plain(each.name)) && !/^[\p{L}\p{N}]/u.test(words.slice(each.name.length)))
    .sort((a, b) => b.name.length - a.name.length)
  if (whole[0]) return { who: whole[0], length: whole[0].name.length }
  const parts = words.split(/(?=[\s:,;])/)
  for (let count = Math.min(parts.length, 6); count > 0; count--) {
    const length = parts.slice(0, count).join('').length
    const beginning = said.slice(0, length).trim()
    if (beginning.length < 2) continue
    const meant = candidates.filter(
      each => plain(each.name).startsWith(beginning) || initialsOf(each.name) === beginning,
    )
    if (meant.length === 1) return { who: meant[0], length }
  }
}

function findOwner(line, candidates) {
  const sign = line.indexOf('@')
  if (sign >= 0) {
    const found = whoBegins(line.slice(sign + 1), candidates)
    return found && { who: found.who, from: sign, to: sign + 1 + found.length }
  }
  // "Essex Police to send the briefing", without the sign: only a whole name counts there.
  const named = candidates
    .filter(
      each =>
        plain(line).startsWith(plain(each.name)) &&
        /^(?:[:,]|\s+(?:to|will|by|due)\b)/i.test(line.slice(each.name.length)),
    )
    .sort((a, b) => b.name.length - a.name.length)[0]
  return named && { who: named, from: 0, to: named.name.length }
}

const without = (line, pieces) =>
  pieces
    .filter(Boolean)
    .sort((a, b) => b.from - a.from)
    .reduce((rest, piece) => `${rest.slice(0, piece.from)} ${rest.slice(piece.to)}`, line)

const tidy = words => {
  const kept = words
    .replace(/\s+/g, ' ')
    .replace(/\s+([:,;.])/g, '$1')
    .replace(/^[\s:,;.–-]+/, '')
    .replace(/[\s:,;–-]+$/, '')
    .replace(/^(?:to|will|by)\s+/i, '')
    .trim()
  return kept.charAt(0).toUpperCase() + kept.slice(1)
}

/** What an action in one line says: what is to be done, by whom, by when; empty where it does not say. */
export function readActionLine(line, { today, organisations, people }) {
  const owner = findOwner(line, [
    ...organisations.map(each => ({ name: each.name, organisation: each })),
    ...people.map(each => ({ name: each.name, person: each })),
  ])
  const rest = without(line, [owner])
  const due = findDate(rest, today)
  const person = owner?.who.person
  const organisation =
    owner?.who.organisation ?? organisations.find(each => person && each.name === person.organisationName)
  return {
    text: tidy(without(rest, [due])),
    ownerOrganisationId: organisation?.id ?? '',
    ownerOrganisationName: organisation?.name ?? '',
    ownerPersonId: person?.id ?? '',
    ownerPersonName: person?.name ?? '',
    dueOn: due?.date ?? '',
  }
}
