import { isDeepStrictEqual } from 'node:util'
import type { Reply } from '../calendar/read-reply.ts'
import { hardIdentifiersIn } from '../identifiers.ts'
import type { Letter } from './read-letter.ts'
import type { Content } from './what-it-says.ts'

/** What stands instead of a note that could identify somebody. */
export const LEFT_OUT = 'A note was left out because it could identify somebody'
const LINE_LEFT_OUT = '[a line was left out because it could identify somebody]'

/** A letter as it was read, and whether something of it is kept nowhere. */
export interface Fit {
  letter: Letter
  content: Content
  isLeftOut: boolean
}

/** A letter without what could identify somebody: its writer cannot be asked to mend it, so that is left out. */
export function fitToKeep(letter: Letter, content: Content): Fit {
  const fit = { ...letter, subject: linesFit(letter.subject), text: linesFit(letter.text) }
  const said = contentFit(content)
  const isSame = fit.subject === letter.subject && fit.text === letter.text && isDeepStrictEqual(said, content)
  return { letter: fit, content: said, isLeftOut: !isSame }
}

// Under a letter stands where its writer's office is; the rest of it can still be read.
const linesFit = (text: string): string => {
  const lines = text.split('\n').map(line => (isUnfit(line) ? LINE_LEFT_OUT : line))
  return isUnfit(lines.join('\n')) ? LEFT_OUT : lines.join('\n')
}

const isUnfit = (text: string): boolean => hardIdentifiersIn(text).length > 0

const contentFit = (content: Content): Content =>
  content.is === 'answer' ? { ...content, replies: content.replies.map(replyFit) } : content

const replyFit = (reply: Reply): Reply => ({
  ...reply,
  repliers: reply.repliers.map(each => ({
    ...each,
    name: isUnfit(each.name) ? '' : each.name,
    note: isUnfit(each.note) ? LEFT_OUT : each.note,
  })),
})
