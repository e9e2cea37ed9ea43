/** Endings that British and American writers spell apart; the stemmer leaves them so. */
const twins: readonly (readonly [RegExp, string])[] = [
  [/is(e|ed|es|er|ers|ing|ation|ations|ational)$/, 'iz$1'],
  [/iz(e|ed|es|er|ers|ing|ation|ations|ational)$/, 'is$1'],
  [/^(labo|behavio|colo|favo|harbo|hono|neighbo|endeavo)ur/, '$1r'],
  [/^(labo|behavio|colo|favo|harbo|hono|neighbo|endeavo)r/, '$1ur'],
  [/entre(s|d)?$/, 'enter$1'],
  [/enter(s|ed)?$/, 'entre$1'],
  [/programme(s|d)?$/, 'program$1'],
  [/program(s|ed)?$/, 'programme$1'],
  [/ence$/, 'ense'],
  [/ense$/, 'ence'],
]

/** A word as the other side of the ocean writes it, and with or without its hyphen (`co-ordinator`, `coordinator`). */
export function spellingsOf(word: string): string[] {
  const plain = word.toLowerCase()
  const twin = twins.find(([ending]) => ending.test(plain))
  return [
    word,
    ...(twin ? [plain.replace(twin[0], twin[1])] : []),
    ...(/^\p{L}+(-\p{L}+)+$/u.test(plain) ? [plain.replaceAll('-', '')] : []),
    ...(/^co(ordinat|operat)/.test(plain) ? [`co ${plain.slice(2)}`] : []),
  ]
}
