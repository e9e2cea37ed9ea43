import type { HeldMeeting } from './shapes.ts'

const twoBack: HeldMeeting = {
  mode: 'hybrid',
  startTime: '10:00',
  endTime: '12:00',
  chair: 'yusuf',
  minuteTaker: 'hannah',
  title: 'SAMS quarterly partnership meeting',
  theme: 'Young people and criminal exploitation',
  venue: 'South Essex College, Nethergate, Southend-on-Sea',
  present: [
    'yusuf',
    'hannah',
    'leila',
    'adviser',
    'callum',
    'beryl',
    'felicity',
    'imogen',
    'bronwen',
    'marek',
    'priti',
  ],
  substitutes: [{ for: 'tomasz', name: 'Ann-Marie Dyce' }],
  apologies: ['grace', 'owen', 'nadia'],
  notes: {
    welcome: {
      text: 'Yusuf took the chair in Grace’s absence and thanked the college for the room. Ann-Marie Dyce attended for HARP.',
      outcome: 'noted',
    },
    minutes: { text: 'Agreed as a true record.', outcome: 'agreed' },
    actions: {
      text: 'The page of plain signs came two weeks late and is better for it. The jobcentre contacts were given a second date; members were content, but want to see it finished before the year is out.',
      outcome: 'noted',
    },
    picture: {
      text: 'Members looked at the Home Office’s summary for 2025: 23,411 referrals in the United Kingdom, up 22%, and 7,130 reports under the Duty to Notify, up 27% (published 19 February 2026). More people identified is not by itself better or worse.',
      outcome: 'noted',
    },
    pursue: {
      text: 'The page of signs is used on routine visits. Fire officers asked whom to ring when something is not urgent; the answer was put on the page: 101, or the helpline.',
      outcome: 'noted',
    },
    prevent: {
      text: 'The second train-the-trainer day on {-16} was full, with hotels and letting agents for the first time. The partnership now has 27 people who can train others.',
      outcome: 'noted',
    },
    prepare: {
      text: 'Bronwen explained what a Victim Navigator does and does not do: independent of the police, employed by the charity, beside the person through the whole case. Leila said that befriending has a waiting list for the first time.',
      decision: 'The co-ordinator may spend up to £600 from the training line on a befrienders’ training day.',
      outcome: 'agreed',
    },
    pledges: {
      text: 'Four pledges are in hand, and South Essex Homes has trained the first third of its caretakers. The college and the hospital trust are preparing one each; the college will want help with tutor briefings in the evening.',
      outcome: 'noted',
    },
    funding: {
      text: 'Spending is on plan. Hannah will put the half-year figures together for the Commissioner’s office from what is recorded here.',
      outcome: 'noted',
    },
    theme: {
      text: 'Felicity and Imogen spoke about what tutors see and what they do with it. The difficulty is seldom noticing; it is knowing that somebody will ring back. Members discussed how the college’s safeguarding route and the county’s fit together.',
      decision:
        'The partnership supports a tutor briefing of one hour, written with the college, offered to every further-education site in the city.',
      outcome: 'agreed',
    },
  },
  actions: [
    {
      text: 'Write the one-hour tutor briefing with the college and try it out on one staff group',
      owner: 'felicity',
      topic: 'theme',
      due: 70,
      fourP: 'prevent',
      life: [
        { after: 30, state: 'in progress', text: 'Outline agreed with the University of Essex.' },
        { after: 66, state: 'done', text: 'Tried out with 19 tutors; the questions have been reworked.' },
        { after: 72, state: 'closed' },
      ],
    },
    {
      text: 'Hold a training day for befrienders',
      owner: 'leila',
      topic: 'prepare',
      due: 80,
      fourP: 'prepare',
      life: [
        { after: 77, state: 'done', text: 'Held at the Salvation Army’s hall, eleven befrienders.' },
        { after: 91, state: 'closed' },
      ],
    },
    {
      text: 'Ask the hospital trust to display the helpline in its two emergency departments',
      owner: 'priti',
      topic: 'updates',
      due: 60,
      fourP: 'prepare',
      life: [
        { after: 59, due: 110, text: 'Posters must pass the trust’s print panel, which meets each quarter.' },
        { after: 104, state: 'done', text: 'On display in both departments and in the staff corridors.' },
      ],
    },
  ],
  circulatedAfter: 9,
  approvedAfter: 91,
}

const oneBack: HeldMeeting = {
  mode: 'in person',
  startTime: '10:00',
  endTime: '12:00',
  chair: 'grace',
  minuteTaker: 'hannah',
  title: 'SAMS quarterly partnership meeting',
  theme: 'What works on an Anti-Slavery Day stall',
  venue: 'Garon Park Community Room, Eastern Avenue, Southend-on-Sea',
  present: ['grace', 'hannah', 'yusuf', 'callum', 'joyce', 'beryl', 'tomasz', 'owen', 'felicity', 'sunita', 'gareth'],
  part: ['leila'],
  apologies: ['imogen', 'ricardo', 'marek'],
  notes: {
    welcome: { text: 'Twelve people from nine organisations. Quorum was met.', outcome: 'noted' },
    minutes: {
      text: 'Agreed, after “waiting list” under “Prepare” was confirmed to mean people waiting for a befriender, not for accommodation.',
      outcome: 'agreed',
    },
    actions: {
      text: 'Two actions closed since the last meeting. The emergency department posters have a new date. The jobcentre contact is the oldest action on the list.',
      decision:
        'An action deferred twice is raised by the chair with the organisation’s lead before it is deferred again.',
      outcome: 'agreed',
    },
    picture: {
      text: 'Nothing new has been published since the last meeting. Callum used the time for questions: three members had been unsure whether an adult must agree to a referral. An adult must; a public authority then still has a duty to notify.',
      outcome: 'noted',
    },
    prevent: {
      text: 'No training day fell into this quarter. Two hotels that came to the last one have asked for posters in their staff rooms, and have them.',
      outcome: 'noted',
    },
    theme: {
      text: 'The stall in The Forum on Anti-Slavery Day (18 October) belongs to all members. Joyce and Beryl have learned that a question on a board brings more people than a leaflet in the hand, and that volunteers should be relieved every two hours.',
      decision:
        'The stall has a rota of two organisations at a time and one question, agreed beforehand with the adviser.',
      outcome: 'agreed',
    },
    prepare: {
      text: 'Eleven befrienders are now trained and the waiting list is gone. Leila thanked the Salvation Army for the hall.',
      outcome: 'noted',
    },
    pledges: {
      text: 'Seven pledges stand on the board: one verified, the others in hand. HARP’s pledge is behind because of staff changes and Tomasz asked for a trainer for one afternoon; Sunita offered one.',
      outcome: 'noted',
    },
    updates: {
      text: 'South Essex Homes: all caretakers trained and new starters within a month. Soroptimists: eleven talks given since the last count, to 340 people.',
      outcome: 'noted',
    },
    funding: {
      text: 'The co-ordinator’s post is funded to the end of the grant period. Members asked the chair to raise the following year with the Commissioner’s office in good time.',
      decision: 'The chair writes to the Commissioner’s office about the following year.',
      outcome: 'agreed',
    },
    review: { text: 'Four actions were read back. The next meeting is at The Forum.', outcome: 'agreed' },
  },
  actions: [
    {
      text: 'Draw up the rota for the Anti-Slavery Day stall and the question for the board',
      owner: 'joyce',
      topic: 'theme',
      due: 28,
      fourP: 'prevent',
      life: [
        { after: 25, state: 'done', text: 'Rota filled by eight organisations; the adviser chose the question.' },
        { after: 29, state: 'closed' },
      ],
    },
    {
      text: 'Train HARP’s new outreach staff for one afternoon',
      owner: 'sunita',
      topic: 'pledges',
      due: 50,
      fourP: 'prevent',
      life: [{ after: 31, state: 'in progress', text: 'A date is agreed with HARP.' }],
    },
    {
      text: 'Write to the Commissioner’s office about funding for the following year',
      owner: 'grace',
      topic: 'funding',
      due: 56,
      life: [{ after: 48, state: 'in progress', text: 'Draft with the vice-chair.' }],
    },
    {
      text: 'Bring the self-assessment under the four headings of good partnership to the next meeting',
      owner: 'hannah',
      topic: 'forward',
      due: 84,
    },
  ],
  circulatedAfter: 10,
}

export const southendLastHeld = [twoBack, oneBack] as const
