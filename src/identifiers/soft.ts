import { isPostcode, type Pattern, POSTCODE } from './pattern.ts'

const GAP = '[ .)-]{0,2}'

/** What may or may not lead to a person: only the author knows, and is asked. */
export const softPatterns: readonly Pattern[] = [
  {
    kind: 'a telephone number',
    needs: /\d{3}/,
    // Before a long run of figures and letters to f it is part of a fingerprint.
    find: new RegExp(
      `(?<![\\w.,/-])(?:\\+44${GAP}(?:\\(?0\\)${GAP})?|0)(?:\\d{2}${GAP}\\d{4}${GAP}\\d{4}|\\d{3}${GAP}\\d{3}${GAP}\\d{3,4}|\\d{4}${GAP}\\d{3}${GAP}\\d{2,3})(?!\\d|[\\da-f]{16})`,
      'g',
    ),
    // Numbers that begin with 03 or 08 are of services, helplines among them, and of nobody’s own.
    holds: ([found]) => !/^(?:\+44|0)0?[38]/.test(found.replace(/[^\d+]/g, '')),
  },
  {
    kind: 'an e-mail address',
    needs: /@/,
    find: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g,
  },
  {
    kind: 'somebody’s age',
    needs: /\d/,
    // Of groups (`aged 16 and over`, `aged 18 to 25`, `15-year-olds`) it names nobody.
    find: /\b(?:(?:aged?|age of) \d{1,2}(?!\d|[+%]| ?(?:to|or|plus|-) ?|[ ]and (?:over|above|under|below|older|younger|up))|\d{1,2}[ -]?(?:y(?:ea)?rs?[ -]old|y\/o|yo))\b/gi,
  },
  {
    kind: 'a postcode',
    needs: /\d/,
    find: new RegExp(`\\b${POSTCODE}\\b`, 'g'),
    holds: ([found]) => isPostcode(found),
  },
  { kind: 'a safe house', find: /\bsafe[ -]?houses?\b/gi },
  { kind: 'words about one person’s case', find: /\b(?:(?:my|our|her|his) clients?|(?:her|his) case)\b/gi },
  {
    kind: 'initials in place of a name',
    find: /\b(?:(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z](?:\.|(?! [A-Z][a-z]))(?![\w'’])|(?:[Vv]ictim|[Ss]urvivor|[Ww]itness|[Ss]uspect|[Cc]lient|[Pp]erson|[Ww]oman|[Mm]an|[Gg]irl|[Bb]oy|[Cc]hild) (?:[A-Z]\.? ?[A-Z]\.|[A-HJ-Z])(?![\w'’]))/g,
  },
]
