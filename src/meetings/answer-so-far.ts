import type { Answer } from './states.ts'

const said: Record<Exclude<Answer, 'needs action'>, string> = {
  accepted: 'You said you are coming.',
  tentative: 'You said that you may come.',
  declined: 'You said that you cannot come.',
  delegated: 'You said that somebody comes in your place.',
}

/** An answer that stands is not asked for again; whoever gave it may think otherwise of another place. */
export function answerSoFar(answer: Answer, isElsewhere: boolean): string {
  if (answer === 'needs action') return ''
  if (!isElsewhere) return `${said[answer]} If that is not so any more, change your answer here.`
  const suits = answer === 'declined' ? 'suits' : 'does not suit'
  return `${said[answer]} If the new place ${suits} you, change your answer here.`
}
