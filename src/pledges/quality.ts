import { hasVerb } from './wording.ts'

interface Judged {
  title: string
  action: string
  measure: string | null
  target: number | null
  baseline: number | null
  leadPersonId: string | null
  byWhen: string | null
  madeOn: string
}

export interface Lamp {
  quality: 'specific' | 'measured' | 'owned' | 'dated' | 'evidenced'
  isLit: boolean
  /** What lights it. */
  advice: string
}

// Verbs that promise nothing anybody could check.
const VAGUE =
  /^we will (?:aim|hope|try|seek|look|consider|explore|continue|strive|endeavou?r|think|be|help|support|encourage)\b/i
const ENOUGH_TO_PICTURE_IT = 20

/** The five lamps of a good pledge. Private to the organisation and the secretariat: a help, not a mark. */
export function qualityOf(pledge: Judged, hasEvidence: boolean): Lamp[] {
  return [
    {
      quality: 'specific',
      isLit: hasVerb(pledge.title) && !VAGUE.test(pledge.title) && pledge.action.trim().length >= ENOUGH_TO_PICTURE_IT,
      advice: 'Say exactly what you will do, with a verb others can check: train, publish, host, inspect',
    },
    {
      quality: 'measured',
      isLit: pledge.measure !== null && pledge.target !== null && pledge.target !== pledge.baseline,
      advice: 'Name what you will count and the figure you aim for',
    },
    { quality: 'owned', isLit: pledge.leadPersonId !== null, advice: 'Name the person who will see it through' },
    {
      quality: 'dated',
      isLit: pledge.byWhen !== null && pledge.byWhen > pledge.madeOn,
      advice: 'Say by when it will be done',
    },
    { quality: 'evidenced', isLit: hasEvidence, advice: 'Add a link or a file that shows what was done' },
  ]
}
