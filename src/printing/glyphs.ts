export type Font = 'plain' | 'bold'

interface Glyphs {
  hasGlyphForCodePoint(point: number): boolean
}

/** Words as a font can draw them, and whether any had to be marked as missing. */
export interface Printable {
  inFont(words: string): string
  isComplete(): boolean
}

/** Stands once for a run of letters that the font lacks. */
export const MISSING = '[…]'
const PICTURE = /^[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]$/u
const RUN = /\ufffd(?:[\s\ufffd]*\ufffd)?/g
// Of no width, or a hint to what is drawn before them: leaving them out loses nothing.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu

/** The font that the document draws with, asked what it has. */
export const fontWith = (pdf: PDFKit.PDFDocument): Glyphs => (pdf as unknown as { _font: { font: Glyphs } })._font.font

/** Marks letters that the font lacks, instead of leaving a hole in a name; pictures such as smileys are left out. */
export function printable(font: Glyphs): Printable {
  let missing = 0
  const inFont = (words: string) =>
    [...words.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\t', '    ').replace(UNSEEN, '')]
      .map(character => {
        if (character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return character
        missing += 1
        return PICTURE.test(character) ? '' : '\ufffd'
      })
      .join('')
      .replace(RUN, MISSING)
  return { inFont, isComplete: () => missing === 0 }
}
