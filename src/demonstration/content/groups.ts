import type { subGroupKinds } from '../../partnerships/kinds.ts'
import type { PersonKey } from './people.ts'

interface GroupContent {
  name: string
  kind: (typeof subGroupKinds)[number]
  purpose: string
  deliverable: string
  lead: PersonKey
  members: readonly PersonKey[]
}

/** Colchester's steering group and its four task and finish groups. */
export const colchesterGroups = {
  steering: {
    name: 'Steering Group',
    kind: 'standing',
    purpose: 'Keeps the four groups together, and prepares the quarterly meetings.',
    deliverable: 'A plan for each year, and what became of it',
    lead: 'rosalind',
    members: ['jerome', 'tegan', 'fiona', 'paulette'],
  },
  awareness: {
    name: 'Awareness Raising',
    kind: 'task and finish',
    purpose: 'Residents, students and businesses know the signs and where to report them.',
    deliverable: 'A campaign each October, in the languages that are spoken in the city',
    lead: 'dominik',
    members: ['abel', 'jerome'],
  },
  training: {
    name: 'Training',
    kind: 'task and finish',
    purpose: 'Whoever works at a front door in Colchester has been trained.',
    deliverable: 'A shared calendar of courses, and people in each organisation who train others',
    lead: 'paulette',
    members: ['hugo', 'lorna', 'sunita'],
  },
  safeguarding: {
    name: 'Victim Safeguarding and Referral Pathways',
    kind: 'task and finish',
    purpose: 'Nobody who is found is passed from one door to the next.',
    deliverable: 'One page that says whom to ring, at which hour, for whom',
    lead: 'esther',
    members: ['obinna', 'wendy', 'bronwen'],
  },
  intelligence: {
    name: 'Intelligence and Disruption',
    kind: 'task and finish',
    purpose: 'What each organisation notices reaches those who can act on it.',
    deliverable: 'A form for reporting concerns, and joint visits by police, fire and council',
    lead: 'fiona',
    members: ['callum', 'ricardo', 'vikram'],
  },
} as const satisfies Record<string, GroupContent>

export type GroupKey = keyof typeof colchesterGroups

/** What the group on training tells the coming meeting. */
export const trainingReport =
  'Four courses since the last meeting, 61 people trained. Two organisations have nobody yet who trains others: we ask them at the meeting.'

/** What organisations write to it, one of them because it cannot come. */
export const updatesToComing: readonly { who: PersonKey; text: string }[] = [
  {
    who: 'lorna',
    text: 'All neighbourhood officers have the checklist for void visits. We would like to show at the next meeting what came of it.',
  },
  {
    who: 'obinna',
    text: 'We cannot come. The new worker for exploited children begins next month; referrals go to the team address until then.',
  },
]
