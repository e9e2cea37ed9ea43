const FROM_RIGHT = String.raw`[[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]&&\p{L}]`
const FROM_LEFT = String.raw`[\p{L}--${FROM_RIGHT}]`
const BEGINS_RIGHT = new RegExp(String.raw`^\P{L}*${FROM_RIGHT}`, 'v')
const AMONG_LEFT = new RegExp(`(${FROM_RIGHT}(?:[^${FROM_LEFT}]*${FROM_RIGHT})?)`, 'v')
const AMONG_RIGHT = new RegExp(`(${FROM_LEFT}(?:[^${FROM_RIGHT}]*${FROM_LEFT})?)`, 'v')

/** Whether a text is written from right to left: as its first letter is (Unicode Standard Annex #9, P2), and as a page with `dir="auto"` has it. */
export const isRightToLeft = (words: string): boolean => BEGINS_RIGHT.test(words)

/**
 * A line in stretches of one direction each, because Word wants that said of each. Signs and figures go with the text
 * around them, unless they stand between letters of the other direction (Annex #9, N1 and N2).
 */
export const stretchesOf = (line: string, isFromRight: boolean): { words: string; isFromRight: boolean }[] =>
  line
    .split(isFromRight ? AMONG_RIGHT : AMONG_LEFT)
    // What the pattern caught stands at every other place.
    .map((words, at) => ({ words, isFromRight: at % 2 === 0 ? isFromRight : !isFromRight }))
    .filter(({ words }) => words !== '')
