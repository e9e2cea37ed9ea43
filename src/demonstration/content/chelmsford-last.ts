import type { HeldMeeting } from './shapes.ts'

const twoBack: HeldMeeting = {
  mode: 'online',
  startTime: '14:00',
  endTime: '15:30',
  chair: 'elspeth',
  minuteTaker: 'dilys',
  title: 'CASP quarterly meeting',
  theme: 'Homelessness and exploitation',
  venue: '',
  present: ['elspeth', 'dilys', 'khadija', 'rupert', 'dean', 'shabnam', 'moira', 'leila', 'callum', 'colette'],
  apologies: ['martin', 'ifeoma', 'anders', 'sean', 'priti'],
  notes: {
    welcome: {
      text: 'Elspeth took the chair. The meeting was online because of building work at the Civic Centre; nobody recorded it.',
      outcome: 'noted',
    },
    minutes: {
      text: 'Agreed as a true record. They had gone round late; Dilys apologised and has put the date in her calendar for the year.',
      outcome: 'agreed',
    },
    actions: { text: 'All three actions from the last meeting are closed, one of them late.', outcome: 'noted' },
    picture: {
      text: 'Callum took questions on the Home Office’s summary for 2025 (published 19 February 2026) and showed how quarterly figures were revised afterwards: 4,524 referrals for the first quarter of 2024 became 4,521.',
      outcome: 'noted',
    },
    prevent: {
      text: 'Posters in six languages are up in 38 site cabins and 12 supermarkets’ staff rooms. The next campaign will use the same design.',
      outcome: 'noted',
    },
    prepare: {
      text: 'Leila explained what lasting support has looked like in Southend, in general terms. Members want something similar and do not have the volunteers.',
      decision: 'Chelmsford CVS is asked to find out how many befrienders could be recruited in a year.',
      outcome: 'referred',
    },
    pledges: {
      text: 'Rupert reported on clauses 2, 6 and 8: new contracts contain the terms, old ones will follow when renewed. CHESS means to make a pledge of its card, if the card works.',
      outcome: 'noted',
    },
    funding: {
      text: 'On plan, with £410 not spent on printing. Dilys will ask whether it may go to translation.',
      outcome: 'noted',
    },
    theme: {
      text: 'Dean, Khadija and Shabnam spoke about offers of work made at the door of a day centre, which is where they are made. A good offer survives being written down; members liked that as a test to teach.',
      decision: 'CHESS, Open Road and the council try out a “write it down” card for three months.',
      outcome: 'agreed',
    },
  },
  actions: [
    {
      text: 'Print and try out the “write it down” card at two day centres',
      owner: 'dean',
      topic: 'theme',
      due: 50,
      fourP: 'protect',
      life: [
        { after: 48, state: 'done', text: '300 cards given out; staff find that it opens a conversation.' },
        { after: 55, state: 'closed' },
      ],
    },
    {
      text: 'Find out how many befrienders could be recruited in a year',
      owner: 'philippa',
      topic: 'prepare',
      due: 80,
      fourP: 'prepare',
      life: [
        { after: 79, due: 130, text: 'The volunteers’ survey goes out with the next bulletin.' },
        { after: 128, due: 190, text: 'Too few answers so far to say anything; the survey stays open.' },
      ],
    },
    {
      text: 'Ask the Commissioner’s office whether unspent print money may pay for translation',
      owner: 'dilys',
      topic: 'funding',
      due: 20,
      life: [
        { after: 12, state: 'done', text: 'Agreed in writing.' },
        { after: 14, state: 'closed' },
      ],
    },
  ],
  circulatedAfter: 9,
  approvedAfter: 17,
}

const oneBack: HeldMeeting = {
  mode: 'hybrid',
  startTime: '14:00',
  endTime: '16:00',
  chair: 'martin',
  minuteTaker: 'dilys',
  title: 'CASP quarterly meeting',
  theme: 'Construction sites and the people who supply them',
  venue: 'Chelmsford Cathedral, Chapter House, New Street, Chelmsford',
  present: ['martin', 'elspeth', 'dilys', 'rupert', 'sean', 'anders', 'annika', 'ricardo', 'sunita', 'philippa'],
  part: ['dean'],
  substitutes: [{ for: 'shabnam', name: 'Kit Sorrell' }],
  apologies: ['priti', 'ifeoma', 'colette', 'bronwen'],
  notes: {
    welcome: { text: 'Kit Sorrell attended for Open Road.', outcome: 'noted' },
    minutes: { text: 'Agreed as a true record.', outcome: 'agreed' },
    actions: {
      text: 'The befriending survey was given a new date. Everything else is closed.',
      outcome: 'noted',
    },
    picture: {
      text: 'Sean described the county picture and the partnership’s four priorities, which stay as they are.',
      outcome: 'noted',
    },
    pursue: {
      text: 'The fire service and building control meet monthly and have added a line on workers’ accommodation to their shared checklist.',
      outcome: 'noted',
    },
    prevent: {
      text: 'The open afternoon at the cathedral drew 180 people. Three asked for a speaker; one came back as a volunteer.',
      outcome: 'noted',
    },
    pledges: {
      text: 'The council has delivered clauses 1 and 5; clause 5 has been verified by the vice-chair, who is not of the council. Clause 3 is behind: three tenders were challenged, and the guidance is still in draft. Clause 7 has hardly moved.',
      decision: 'Rupert brings a recovery date for clauses 3 and 7 to the next meeting.',
      outcome: 'agreed',
    },
    updates: {
      text: 'Chamber: 140 businesses heard the ten-minute talk at four breakfasts. University: twelve student ambassadors trained.',
      outcome: 'noted',
    },
    funding: {
      text: 'Translation was paid from the print line with the office’s agreement. Nothing else has changed.',
      outcome: 'noted',
    },
    theme: {
      text: 'Two contractors who build for the council told members how labour reaches a site through three agencies. They would welcome one question on the council’s form instead of eleven, so long as somebody reads the answer.',
      decision: 'Procurement and the Chamber rewrite the supplier questions together.',
      outcome: 'agreed',
    },
    review: { text: 'Four actions read back. The next meeting is the annual review.', outcome: 'agreed' },
  },
  actions: [
    {
      text: 'Rewrite the supplier questions with the Chamber and two contractors',
      owner: 'rupert',
      topic: 'theme',
      due: 75,
      fourP: 'pursue',
      life: [{ after: 37, state: 'in progress', text: 'Eleven questions have become four.' }],
    },
    {
      text: 'Bring recovery dates for Charter clauses 3 and 7',
      owner: 'rupert',
      topic: 'pledges',
      due: 52,
    },
    {
      text: 'Ask three site managers to put up the poster and say what workers ask about it',
      owner: 'anders',
      topic: 'theme',
      due: 45,
      fourP: 'prevent',
      life: [
        {
          after: 44,
          state: 'done',
          text: 'Three sites. The question asked most is whether it costs anything to ring.',
        },
        { after: 51, state: 'closed' },
      ],
    },
    {
      text: 'Draft the annual review from what is recorded on the platform',
      owner: 'dilys',
      topic: 'forward',
      due: 80,
    },
  ],
  circulatedAfter: 6,
  approvedAfter: 22,
}

export const chelmsfordLastHeld = [twoBack, oneBack] as const
