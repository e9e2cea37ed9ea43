import { isPostcode, MONTH, type Pattern, POSTCODE } from './pattern.ts'

const STREET =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Crescent|Cres|Terrace|Gardens|Grove|Court|Place|Square|Walk|Way|Row|Parade|Mews|Broadway'
const NOT_A_HOUSE =
  '(?<!\\b(?:[Ii]tems?|[Rr]ooms?|[Pp]ages?|[Aa]ctions?|[Aa]ims?|[Oo]bjectives?|[Pp]riority|[Pp]hase|[Pp]art|[Ss]ection|[Tt]able) )'
// Four figures that make a year are a year.
const NUMBER = `${NOT_A_HOUSE}\\b(?!(?:19|20)\\d\\d\\b)\\d{1,4}[A-Za-z]?(?:[-/]\\d{1,4})?`
// `20 high street shops` are any shops.
const NOT_OF_MANY =
  '(?! (?:(?:car|nail|food|retail) )?(?:shops|stores|banks|bars|businesses|outlets|premises|pubs|restaurants|retailers|salons|stalls|takeaways|traders|venues|washes|works|closures|visits)\\b)'
const SPACE = '[\\s,]{1,3}'

const DATE = `(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ ./-](?:\\d{1,2}|${MONTH})[ ,./-]{1,2}\\d{2,4}|\\d{4}-\\d{1,2}-\\d{1,2}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})`
const REFERENCE_WORD = '(?:[ .]{1,2}(?:reference|ref|number|num|no|id|urn)\\b){1,2}'
// A year, or two, is no reference.
const REFERENCE =
  '[^\\w\\n]{0,4}(?:is |was )?(?!(?:19|20)\\d\\d(?:[/-]\\d{2,4})?\\b)(?=[A-Z/-]{0,5}\\d)[A-Z0-9][A-Z0-9/-]{3,20}'

/** What names one person, one house or one case: no text may hold it. */
export const hardPatterns: readonly Pattern[] = [
  {
    kind: 'a National Insurance number',
    find: /\b[A-Z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[A-D]\b/gi,
  },
  {
    kind: 'an NHS number',
    // Within letters they are part of a key or a fingerprint.
    find: /(?<![\w£$€+.,/-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w/]|[.,-]\d)/g,
    holds: ([found]) => isNhsNumber(found.replace(/\D/g, '')),
  },
  {
    kind: 'a street address',
    find: new RegExp(`${NUMBER},? (?:[A-Z][\\w'’.-]{0,30} ){1,3}(?:${STREET})\\b${NOT_OF_MANY}`, 'g'),
    holds: ([found]) => !isDayOrWalk(found),
  },
  {
    kind: 'a street address',
    find: new RegExp(`${NUMBER},? [a-z'’-]{2,30} (?:${STREET.toLowerCase()})\\b${NOT_OF_MANY}`, 'g'),
    holds: ([found]) => !isDayOrWalk(found) && /(?:street|road|avenue|lane|crescent|terrace|mews)$/.test(found),
  },
  {
    kind: 'a street address',
    find: new RegExp(`${NUMBER}${SPACE}(?:[A-Z][\\w'’.-]{0,30}${SPACE}){0,6}${POSTCODE}\\b`, 'g'),
    holds: ([found]) => isPostcode(found) && !isDayOrWalk(found),
  },
  {
    kind: 'a vehicle registration',
    find: /\b([A-HJ-PR-Y]{2})(?:0[2-9]|[12]\d|5[1-9]|[67]\d)([ -]?)([A-HJ-PR-Z]{3})\b/gi,
    holds: ([, area = '', gap = '', letters = '']) => isPlate({ area, gap, letters }),
  },
  {
    kind: 'a date of birth',
    needs: /born|b\W|birth|dob/i,
    find: new RegExp(
      `\\b(?:born|d\\.? ?o\\.? ?b\\b\\.?|date of birth|birth ?date|birthday)(?:[^\\w\\n]{1,3}(?:on|is|was|the)\\b){0,2}[^\\w\\n]{0,4}${DATE}`,
      'gi',
    ),
  },
  {
    kind: 'a crime reference',
    find: /(?<![\d/])(?:42 ?\/ ?\d{1,7}|\d{2} ?\/ ?\d{5,7}) ?\/ ?\d{2}(?![\d/])/g,
  },
  {
    kind: 'a crime reference',
    find: new RegExp(`\\b(?:crime|cad|incident|intelligence|police)${REFERENCE_WORD}${REFERENCE}`, 'gi'),
  },
  {
    kind: 'a passport or case reference',
    find: new RegExp(`\\b(?:passport|home office|ho|nrm|brp|visa|immigration|case)${REFERENCE_WORD}${REFERENCE}`, 'gi'),
  },
  {
    kind: 'a passport or case reference',
    find: /\b(?:passport[^\w\n]{1,3}(?:[A-Z]{1,2})?\d{7,9}|(?:nrm|home office)[^\w\n]{1,3}[A-Z]{1,3}[ /-]?\d{5,10}|nrm[/-]\d{5,10})\b/gi,
  },
]

// `12 March` is a day, and a `10 Minute Walk` no street.
const dayOrWalk = new RegExp(`^\\S+ (?:${MONTH}|minutes?|hours?|days?|weeks?|years?|miles?)\\b`, 'i')
const isDayOrWalk = (text: string): boolean => dayOrWalk.test(text)

/** The last of ten figures checks the others (modulus 11); numbers of services that begin so are telephones. */
function isNhsNumber(digits: string): boolean {
  if (/^0[38]|^(\d)\1{9}$/.test(digits)) return false
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}

// `EU27 are` and `fy25 and` are words with a figure before them.
const shortWords = new Set(
  'and the for was are but not has had who all may per its our new now out can get see due via set day one two six ten led met ran use her his him she you any did end far few how let men old own pay put say too try way yet man'.split(
    ' ',
  ),
)

function isPlate({ area, gap, letters }: { area: string; gap: string; letters: string }): boolean {
  if (letters === letters.toUpperCase()) return true
  return letters === letters.toLowerCase() && (gap === '' || (area === area.toLowerCase() && !shortWords.has(letters)))
}
