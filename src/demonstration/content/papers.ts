import type { PartnershipKey } from './partnerships.ts'
import type { Topic } from './shapes.ts'

/** A paper put before a meeting; `quartersBefore` counts back from the coming one, which is nought. */
export interface PaperContent {
  partnership: PartnershipKey
  quartersBefore: 0 | 1 | 2 | 3 | 4
  topic: Topic
  title: string
  fileName: string
  lines: readonly string[]
}

export const papers: readonly PaperContent[] = [
  {
    partnership: 'sams',
    quartersBefore: 4,
    topic: 'picture',
    title: 'Referrals by Essex Police as first responder, 2022 to 2023',
    fileName: 'essex-police-referrals.csv',
    // As published in the Home Office's quarterly tables; adults and children do not add up where the age is unknown.
    lines: [
      'Quarter,Essex Police,Adults,Children,All UK police',
      '2022 Q2,45,25,18,950',
      '2022 Q3,39,17,20,969',
      '2022 Q4,56,15,38,1034',
      '2023 Q1,33,18,13,1043',
      '2023 Q2,41,16,24,938',
      '2023 Q3,37,13,24,970',
      '2023 Q4,60,21,35,995',
      '"Source: Home Office, NRM and DtN statistics. Counts referrals made by the force, not people found in the county. Figures are revised."',
    ],
  },
  {
    partnership: 'sams',
    quartersBefore: 0,
    topic: 'theme',
    title: 'Five questions to ask of every leaflet and every front desk',
    fileName: 'five-questions.txt',
    lines: [
      'Five questions to ask of every leaflet and every front desk',
      '',
      '1. Does it say what happens after I have told you?',
      '2. Does it say who will not be told?',
      '3. Can I read it without anyone seeing what I read?',
      '4. Is there a way in that does not begin with my name?',
      '5. Who asked somebody with lived experience before it was printed?',
      '',
      'Please bring one leaflet of your own to the meeting and be ready to be surprised by it.',
    ],
  },
  {
    partnership: 'sams',
    quartersBefore: 0,
    topic: 'forward',
    title: 'Self-assessment sheet',
    fileName: 'self-assessment.csv',
    lines: [
      'Heading,What would we see if it were so?,Score 0 to 4,Evidence',
      'Basics and scope,Every seat is filled and everybody knows what we do not do,,',
      'Shared vision and joint activity,Two or more organisations own every action of the year,,',
      'Monitoring of outcomes,We can name one thing that changed because of us,,',
      'Evolving the partnership,Somebody who joined this year has changed how we work,,',
    ],
  },
  {
    partnership: 'casp',
    quartersBefore: 1,
    topic: 'theme',
    title: 'Four questions for suppliers: a first draft',
    fileName: 'supplier-questions.txt',
    lines: [
      'Four questions for suppliers: a first draft',
      '',
      '1. Through how many hands does labour reach this contract?',
      '2. Who pays the workers, and how would you know if they did not?',
      '3. Where do workers brought in for this contract live?',
      '4. Whom can a worker on your night shift ring, and in which languages?',
      '',
      'Each answer is read by a person in procurement, and one in ten is talked through.',
    ],
  },
  {
    partnership: 'cams',
    quartersBefore: 2,
    topic: 'theme',
    title: 'Better words for exploited children',
    fileName: 'better-words.txt',
    lines: [
      'Better words for exploited children',
      '',
      'Instead of "associates with older peers": "is being contacted by adults"',
      'Instead of "puts themselves at risk": "is at risk from others"',
      'Instead of "made a lifestyle choice": "has been coerced, and sees no way out"',
      'Instead of "drug runner": "a child who is being made to carry drugs"',
      '',
      'What a child is called in a report decides what happens next.',
    ],
  },
  {
    partnership: 'cams',
    quartersBefore: 0,
    topic: 'theme',
    title: 'What the training group leaves behind',
    fileName: 'training-group-closing-note.txt',
    lines: [
      'What the training group leaves behind',
      '',
      '- A ninety-minute session for caretakers and surveyors, with notes for whoever gives it.',
      '- A list of trainers, kept by the co-ordinator and gone through every half-year.',
      '- Four invented situations for the induction of new members.',
      '- One thing undone: nobody has yet trained night staff.',
      '',
      'The group asks the partnership to close it, and to say which organisation takes on the last point.',
    ],
  },
]
