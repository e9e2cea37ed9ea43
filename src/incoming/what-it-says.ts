import { type Reply, readReply } from '../calendar/read-reply.ts'
import type { Letter } from './read-letter.ts'
import type { Report } from './read-report.ts'

/** What a letter turned out to carry, before anybody asks whether to believe it. */
export type Content =
  | { is: 'report'; report: Report }
  | { is: 'answer'; method: 'REPLY' | 'COUNTER'; replies: Reply[] }
  | { is: 'automatic'; why: string }
  /** Something that only a person can make something of, and why. */
  | { is: 'words'; why: string }

/** Makes out what a letter carries. An answer counts even where its program marks what it mails as automatic. */
export function whatItSays(letter: Letter): Content {
  if (letter.fault) return { is: 'words', why: `It cannot be read as a letter: ${letter.fault}` }
  if (letter.report) return { is: 'report', report: letter.report }
  const parts = letter.calendars.map(part => readReply(part.text, part.method))
  for (const part of parts)
    if (part.fault === undefined && isAnswer(part.method) && part.replies.length > 0)
      return { is: 'answer', method: part.method, replies: part.replies }
  if (letter.automatic) return { is: 'automatic', why: letter.automatic }
  return { is: 'words', why: whyWords(letter, parts) }
}

const isAnswer = (method: string): method is 'REPLY' | 'COUNTER' => method === 'REPLY' || method === 'COUNTER'

function whyWords(letter: Letter, parts: ReturnType<typeof readReply>[]): string {
  const [part] = parts
  if (part?.fault !== undefined) return part.fault
  if (part?.method === 'REFRESH') return 'It asks for the meeting to be sent again'
  if (part) return 'It carries a calendar entry that is not an answer to ours'
  if (letter.hasWinmail) return 'It came in a form that only Outlook reads (winmail.dat)'
  return 'It is written in words, for a person to read'
}
