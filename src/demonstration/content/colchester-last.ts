import type { HeldMeeting, Sitting } from './shapes.ts'

const usual = {
  mode: 'hybrid',
  startTime: '09:30',
  endTime: '11:30',
  chair: 'rosalind',
  minuteTaker: 'tegan',
  title: 'CAMS quarterly meeting',
} as const satisfies Partial<Sitting>

const threeBack: HeldMeeting = {
  ...usual,
  theme: 'What a caretaker sees',
  venue: 'Rowan House, Sheepen Road, Colchester',
  present: ['rosalind', 'tegan', 'vikram', 'lorna', 'abel', 'fiona', 'wendy', 'dominik', 'moira', 'ricardo', 'sunita'],
  apologies: ['jerome', 'esther', 'paulette'],
  notes: {
    welcome: { text: 'Colchester Borough Homes brought two people for the theme.', outcome: 'noted' },
    minutes: { text: 'Agreed as a true record.', outcome: 'agreed' },
    actions: {
      text: 'The hospital’s route now meets the county’s. The letters about old pledges went late and were answered.',
      outcome: 'noted',
    },
    picture: {
      text: 'Fiona had no new figures. She asked members to say “referral”, not “victim”, when they quote the tables.',
      outcome: 'noted',
    },
    prevent: {
      text: 'Training so far: 344 council staff have passed the e-learning and 46 who buy things have been trained. Vikram now wants the same of the ten largest suppliers.',
      outcome: 'noted',
    },
    prepare: {
      text: 'The single-sheet pathway was adopted and goes on one page of each member’s intranet.',
      decision: 'The single-sheet pathway is adopted.',
      outcome: 'agreed',
    },
    pledges: {
      text: 'Beacon House’s pledge is kept and verified. Community360 asked for a hall in the south of the city for one evening.',
      outcome: 'noted',
    },
    theme: {
      text: 'Lorna and Abel described a day’s visits. A caretaker sees mattresses, shift patterns and post in many names, and seldom knows whether it matters. The training group will write a session around exactly that.',
      decision: 'Colchester Borough Homes is the first to receive the partnership’s training for housing staff.',
      outcome: 'agreed',
    },
  },
  actions: [
    {
      text: 'Write a training session for caretakers and surveyors',
      owner: 'paulette',
      topic: 'theme',
      due: 70,
      fourP: 'prevent',
      life: [
        { after: 35, state: 'in progress', text: 'Written with two caretakers.' },
        { after: 68, state: 'done', text: 'Ninety minutes, with photographs of empty rooms only.' },
        { after: 74, state: 'closed' },
      ],
    },
    {
      text: 'Put the single-sheet pathway on every member’s intranet',
      owner: 'tegan',
      topic: 'prepare',
      due: 56,
      fourP: 'prepare',
      life: [
        { after: 54, due: 85, text: 'Four members publish only once a month.' },
        { after: 83, state: 'done', text: 'On twelve intranets; two members have none and have it on paper.' },
        { after: 91, state: 'closed' },
      ],
    },
    {
      text: 'Invite the ten largest suppliers to an hour on modern slavery',
      owner: 'vikram',
      topic: 'prevent',
      due: 84,
      fourP: 'pursue',
      life: [
        { after: 82, state: 'done', text: 'Seven came, two sent a deputy.' },
        { after: 88, state: 'closed' },
      ],
    },
  ],
  circulatedAfter: 8,
  approvedAfter: 18,
}

const twoBack: HeldMeeting = {
  ...usual,
  theme: 'Children and young people',
  venue: 'Colchester Institute, Sheepen Road, Colchester',
  present: ['rosalind', 'jerome', 'tegan', 'obinna', 'paulette', 'esther', 'annika', 'gareth', 'callum'],
  part: ['dominik'],
  substitutes: [{ for: 'lorna', name: 'Bex Saltmarsh' }],
  apologies: ['fiona', 'vikram', 'wendy'],
  notes: {
    welcome: { text: 'Bex Saltmarsh attended for Colchester Borough Homes.', outcome: 'noted' },
    minutes: { text: 'Agreed as a true record.', outcome: 'agreed' },
    actions: { text: 'Everything is closed; one action needed a second date.', outcome: 'noted' },
    picture: {
      text: 'Callum showed the Home Office’s summary for 2025 (published 19 February 2026): 23,411 referrals in the United Kingdom. In Essex the pattern of recent years is children exploited by criminals, which is why the theme was chosen.',
      outcome: 'noted',
    },
    prevent: {
      text: 'The next campaign starts on {+21}. Five members have given a window or a screen.',
      outcome: 'noted',
    },
    pledges: {
      text: 'Two new pledges, from the college and from the hospital trust. The business school’s research pledge is paused until its new year begins.',
      outcome: 'noted',
    },
    theme: {
      text: 'Obinna spoke about language: what a child is called in a report decides what happens next. He showed sentences from public reports and better ones beside them. Members asked for the list.',
      decision: 'The partnership adopts one page on language and sends it to every member’s report writers.',
      outcome: 'agreed',
    },
  },
  actions: [
    {
      text: 'Turn the talk on language into one page',
      owner: 'obinna',
      topic: 'theme',
      due: 40,
      fourP: 'protect',
      life: [
        { after: 36, state: 'done', text: 'One page, with eight pairs of sentences.' },
        { after: 41, state: 'closed' },
      ],
    },
    {
      text: 'Run the first housing session for Colchester Borough Homes',
      owner: 'paulette',
      topic: 'prevent',
      due: 77,
      fourP: 'prevent',
      life: [
        { after: 75, due: 120, text: 'The surveyors’ training day was moved by a quarter.' },
        { after: 116, state: 'done', text: '24 caretakers and surveyors; nineteen would now know whom to ring.' },
        { after: 120, state: 'closed' },
      ],
    },
  ],
  circulatedAfter: 10,
  approvedAfter: 91,
}

const oneBack: HeldMeeting = {
  ...usual,
  theme: 'What members may pass on, and to whom',
  venue: 'Town Hall, High Street, Colchester',
  present: ['rosalind', 'jerome', 'tegan', 'fiona', 'lorna', 'vikram', 'gareth', 'ricardo', 'hugo', 'wendy', 'moira'],
  apologies: ['paulette', 'obinna', 'annika'],
  notes: {
    welcome: { text: 'Eleven people from nine organisations. Quorum was met.', outcome: 'noted' },
    minutes: { text: 'Agreed as a true record.', outcome: 'agreed' },
    actions: { text: 'The housing session has a new date. Nothing is overdue.', outcome: 'noted' },
    picture: {
      text: 'No new figures. Fiona introduced the form on which members may pass on what they notice.',
      outcome: 'noted',
    },
    pursue: {
      text: 'Members asked what becomes of a form. Fiona will bring a count, by month, of forms received and forms that led to a visit, if it is large enough to publish.',
      outcome: 'noted',
    },
    prevent: {
      text: 'The last campaign was seen on five screens and in nine windows; the web page was read 1,900 times.',
      outcome: 'noted',
    },
    pledges: {
      text: 'Of the six conference pledges that were given a date, one is verified, one delivered, one paused and three are in hand. Colchester Borough Homes’s pledge is on course.',
      outcome: 'noted',
    },
    funding: { text: 'Spending is behind plan by £1,150 because the housing session was moved.', outcome: 'noted' },
    theme: {
      text: 'Fiona and Gareth went through four invented situations. In each, the right answer was to pass on what was seen and not what was guessed.',
      decision: 'The four situations become part of the induction for new members.',
      outcome: 'agreed',
    },
  },
  more: [
    {
      title: 'The task and finish group on training: close or carry on?',
      kind: 'decision',
      owner: 'Training group',
      minutes: 10,
      note: {
        text: 'The group has done what it was asked to do. Members prefer to close it with thanks, and to keep the trainers’ list with the co-ordinator.',
        decision: 'The training group closes after the next meeting.',
        outcome: 'agreed',
      },
    },
  ],
  actions: [
    {
      text: 'Bring a count of forms received and of visits that followed',
      owner: 'fiona',
      topic: 'pursue',
      due: 84,
      fourP: 'pursue',
      life: [{ after: 30, state: 'in progress', text: 'The analysts can count from {-60} onwards.' }],
    },
    {
      text: 'Put the four situations into the induction for new members',
      owner: 'tegan',
      topic: 'theme',
      due: 40,
      fourP: 'prepare',
      life: [
        { after: 38, state: 'done', text: 'In the welcome pack.' },
        { after: 40, state: 'closed' },
      ],
    },
    {
      text: 'Find a hall in the south of the city for a community evening',
      owner: 'dominik',
      topic: 'pledges',
      due: 45,
      fourP: 'prevent',
    },
  ],
  circulatedAfter: 9,
  approvedAfter: 23,
}

export const colchesterLastHeld = [threeBack, twoBack, oneBack] as const
