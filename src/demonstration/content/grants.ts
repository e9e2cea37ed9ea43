import type { GrantContent } from './shapes.ts'

/** Only the first is a published award; the reference and dates it lacks in public, and all the others, are invented and say so. */
export const grants: readonly GrantContent[] = [
  {
    partnership: 'sams',
    recipient: 'together-free',
    programme: 'Community Safety Development Fund 2020/21',
    title: 'Raising awareness of modern slavery in Southend',
    purpose:
      'Helps to raise awareness of modern slavery in Southend and supports the post of an anti-slavery co-ordinator.',
    reasons:
      'People who recognise exploitation report it, which brings those who exploit others to justice and protects those they would exploit next.',
    conditions:
      'To be spent on the agreed project within the year; a report at the end. (The amount and the fund are as published; these conditions are a demonstration.)',
    decisionReference: 'DEMO-020-20',
    pounds: 14_000,
    decided: '2020-06-15',
    starts: '2020-07-01',
    ends: '2021-06-30',
    isClosed: true,
  },
  {
    partnership: 'sams',
    recipient: 'together-free',
    programme: 'Community Safety Development Fund (demonstration)',
    title: 'Co-ordination and train-the-trainer days in Southend',
    purpose:
      'Pays for two and a half days a week of co-ordination and two train-the-trainer days. An invented award, for demonstration only.',
    reasons:
      'Trained people in every member organisation find exploitation earlier, and earlier reports make disruption and prosecution likelier.',
    conditions: 'Two returns a year; no information from which anybody could be identified; unspent money is returned.',
    decisionReference: 'DEMO-031-25',
    pounds: 18_500,
    appliedFor: 20_000,
    decided: -370,
    starts: -330,
    ends: 34,
    isClosed: false,
  },
  {
    partnership: 'casp',
    recipient: 'chelmsford-council',
    programme: 'Community Safety Development Fund (demonstration)',
    title: 'Reaching Chelmsford’s small employers',
    purpose:
      'Pays for two days a week of co-ordination, posters in six languages and a public campaign. An invented award, for demonstration only.',
    reasons:
      'Employers and workers who know the signs make it harder to exploit people unseen in car washes, nail bars and construction.',
    conditions:
      'Two returns a year; changes between budget lines need written agreement; no information from which anybody could be identified.',
    decisionReference: 'DEMO-032-25',
    pounds: 12_400,
    appliedFor: 12_400,
    decided: -365,
    starts: -340,
    ends: 145,
    isClosed: false,
  },
  {
    partnership: 'cams',
    recipient: 'colchester-council',
    programme: 'Community Safety Development Fund (demonstration)',
    title: 'Training for people who enter homes',
    purpose:
      'Pays for training caretakers, surveyors and front-desk volunteers, and for printing the referral pathway. An invented award, for demonstration only.',
    reasons:
      'Those who enter homes and meet people at a desk see exploitation first; a pathway everyone knows shortens the time to help.',
    conditions: 'Two returns a year; attendance counted, never named; unspent money is returned.',
    decisionReference: 'DEMO-033-25',
    pounds: 9_750,
    appliedFor: 11_000,
    decided: -360,
    starts: -335,
    ends: 150,
    isClosed: false,
  },
]
