/** One kind of thing to look for, and what no pattern can say about a match. */
export interface Pattern {
  /** With its article, as it stands in a sentence. */
  kind: string
  /** Global; every repetition in it is bounded or followed by what it cannot repeat, so that no text makes it slow. */
  find: RegExp
  /** What a text without is not looked through for: most texts have no figures. */
  needs?: RegExp
  holds?(match: RegExpExecArray): boolean
}

/** A UK postcode, in capitals or not: the letters that its second half never has would make `A12 4pm` one. */
export const POSTCODE = '[A-Za-z]{1,2}\\d[A-Za-z\\d]?\\s?\\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}'

export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

/** Whether what ends so is a postcode: `A12 1st` and `M25 2nd` are none, nor is a key of mixed letters. */
export const isPostcode = (text: string): boolean =>
  /(?:[A-Z]{2}|[a-z]{2})$/.test(text) && !/(?:st|nd|rd|th)$/.test(text)
