export type Font = 'plain' | 'bold'

interface Glyphs {
  hasGlyphForCodePoint(point: number): boolean
}

/** Words as a font can draw them, and whether any had to be marked as missing. */
export interface Printable {
  inFont(words: string): string
  isComplete(): boolean
}

const MISSING = '\ufffd'
// Of no width, or a hint to what is drawn before them: leaving them out loses nothing.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu

/** The font that the document draws with, asked what it has. */
export const fontWith = (pdf: PDFKit.PDFDocument): Glyphs => (pdf as unknown as { _font: { font: Glyphs } })._font.font

/** Marks each character that the font lacks, instead of leaving a hole in a name. */
export function printable(font: Glyphs): Printable {
  let missing = 0
  const inFont = (words: string) =>
    [...words.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\t', '    ').replace(UNSEEN, '')]
      .map(character => {
        if (character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return character
        missing += 1
        return MISSING
      })
      .join('')
  return { inFont, isComplete: () => missing === 0 }
}
