import { chelmsfordLastHeld } from './chelmsford-last.ts'
import type { HeldMeeting, Sitting, Year } from './shapes.ts'

const usual = {
  mode: 'hybrid',
  startTime: '14:00',
  endTime: '16:00',
  chair: 'martin',
  minuteTaker: 'dilys',
  title: 'CASP quarterly meeting',
} as const satisfies Partial<Sitting>

const fourBack: HeldMeeting = {
  ...usual,
  theme: 'The Charter, clause by clause',
  venue: 'Civic Centre, Duke Street, Chelmsford',
  present: ['martin', 'dilys', 'rupert', 'sean', 'annika', 'colette', 'elspeth', 'ifeoma', 'philippa', 'hugo'],
  part: ['khadija'],
  apologies: ['dean', 'moira', 'priti', 'anders'],
  notes: {
    welcome: { text: 'Eleven people from eight organisations, and four apologies.', outcome: 'noted' },
    picture: {
      text: 'Sean spoke about the county as a whole, as nothing smaller is published. Car washes, nail bars, construction and the sex trade remain the partnership’s priorities, with young people exploited by criminals beside them.',
      outcome: 'noted',
    },
    prevent: {
      text: 'Khadija asked that housing officers be given the same training as community safety staff; they are in more homes than anyone else.',
      decision: 'Housing officers are included in the council’s next round of training.',
      outcome: 'agreed',
    },
    pledges: {
      text: 'Rupert took the meeting through the ten commitments of the Charter Against Modern Slavery, which the council signed in 2020. Each is now recorded as a pledge of its own, with a measure and a date. Members noted that the Charter speaks of referring contractors; the National Referral Mechanism takes people, not contractors, and the council will say so where it reports on clause 9.',
      decision: 'The council reports on the ten commitments here each quarter, and in public once a year.',
      outcome: 'agreed',
    },
    updates: {
      text: 'Cathedral: a vigil is kept each 30 July, the World Day Against Trafficking in Persons, and an open afternoon is being planned. CHP: contractors’ gas engineers are asking for a short guide.',
      outcome: 'noted',
    },
    funding: {
      text: 'The grant pays for two days a week of co-ordination and for the public campaign. Dilys will report through this platform.',
      outcome: 'noted',
    },
    theme: {
      text: 'In pairs, members marked the ten clauses as easy, hard or already done. Abnormally low tenders (clause 3) and reviewing contract spending (clause 7) were found hardest, and business members offered to look at both from the supplier’s side.',
      outcome: 'noted',
    },
  },
  actions: [
    {
      text: 'Add the housing options and homelessness teams to the next training round',
      owner: 'khadija',
      topic: 'prevent',
      due: 45,
      fourP: 'prevent',
      life: [
        { after: 41, state: 'done', text: '16 officers booked on two dates.' },
        { after: 46, state: 'closed' },
      ],
    },
    {
      text: 'Describe the supplier’s side of an abnormally low tender in two pages',
      owner: 'anders',
      topic: 'theme',
      due: 70,
      fourP: 'pursue',
      life: [
        { after: 68, due: 120, text: 'Two members of the Chamber want to see the draft first.' },
        { after: 117, state: 'done', text: 'Paper circulated with the agenda.' },
        { after: 125, state: 'closed' },
      ],
    },
    {
      text: 'Write a pocket guide for gas and void-property contractors',
      owner: 'colette',
      topic: 'updates',
      due: 60,
      fourP: 'prevent',
      life: [
        { after: 55, state: 'done', text: 'Folded card, 400 printed.' },
        { after: 63, state: 'closed' },
      ],
    },
  ],
  circulatedAfter: 7,
  approvedAfter: 15,
}

const threeBack: HeldMeeting = {
  ...usual,
  theme: 'Reaching businesses that are not in the room',
  venue: 'Anglia Ruskin University, Bishop Hall Lane, Chelmsford',
  present: ['martin', 'elspeth', 'dilys', 'sean', 'ifeoma', 'anders', 'shabnam', 'sunita', 'bronwen', 'dean'],
  substitutes: [
    { for: 'annika', name: 'Tobias Reedmore' },
    { for: 'colette', name: 'Jan Applegarth' },
  ],
  apologies: ['rupert', 'priti', 'moira', 'hugo'],
  notes: {
    welcome: {
      text: 'Tobias Reedmore attended for the County Council and Jan Applegarth for CHP.',
      outcome: 'noted',
    },
    minutes: { text: 'Agreed as a true record.', outcome: 'agreed' },
    actions: { text: 'Two closed in time. The paper on low tenders was given a new date.', outcome: 'noted' },
    picture: {
      text: 'Ifeoma summarised the research on what partnerships measure: mostly what they put in. Members agreed to ask of every agenda item what changed because of it.',
      decision: 'The quarterly report opens with what changed, and only then says what was done.',
      outcome: 'agreed',
    },
    pursue: {
      text: 'Sean reported that joint visits to car washes with licensing and fire went ahead as planned. Results are for the agencies concerned and were not discussed.',
      outcome: 'noted',
    },
    prevent: {
      text: 'Anders counted the businesses the partnership has ever spoken to: 22. The Chamber reaches several hundred at its breakfasts and is ready to give ten minutes at each.',
      decision: 'A member speaks for ten minutes at every second Chamber breakfast, using one set of slides.',
      outcome: 'agreed',
    },
    prepare: {
      text: 'Shabnam and Dean described how people come to their services and what makes them stay: the same face, hot food and nobody asking for papers. Bronwen offered a surgery for outreach staff once a month.',
      outcome: 'noted',
    },
    pledges: {
      text: 'Council: work has begun on clauses 1, 4 and 5. The university’s student-ambassador pledge was acknowledged.',
      outcome: 'noted',
    },
    updates: {
      text: 'Written updates from Probation and the hospital trust were received with thanks.',
      outcome: 'noted',
    },
    theme: {
      text: 'Small employers do not read policies. Members preferred a poster that a supervisor can put beside the rota, in the six languages most spoken on local sites.',
      outcome: 'agreed',
    },
  },
  actions: [
    {
      text: 'Make ten minutes of slides for Chamber breakfasts',
      owner: 'ifeoma',
      topic: 'prevent',
      due: 40,
      fourP: 'prevent',
      life: [
        { after: 33, state: 'done', text: 'Nine slides with speaker’s notes.' },
        { after: 38, state: 'closed' },
      ],
    },
    {
      text: 'Agree a poster for site cabins and have it translated into six languages',
      owner: 'dilys',
      topic: 'theme',
      due: 75,
      fourP: 'prevent',
      life: [
        { after: 52, state: 'in progress', text: 'Wording agreed; quotes for translation are in.' },
        { after: 82, state: 'done', text: 'Printed. Native speakers at the university read every version.' },
        { after: 88, state: 'closed' },
      ],
    },
    {
      text: 'Start a monthly surgery for outreach staff',
      owner: 'bronwen',
      topic: 'prepare',
      due: 60,
      fourP: 'prepare',
      life: [
        { after: 56, state: 'done', text: 'First surgery held, five people from three organisations.' },
        { after: 61, state: 'closed' },
      ],
    },
  ],
  circulatedAfter: 21,
  approvedAfter: 91,
}

export const chelmsford: Year = {
  held: [fourBack, threeBack, ...chelmsfordLastHeld],
  coming: {
    ...usual,
    theme: 'What changed because of us this year',
    venue: 'Civic Centre, Duke Street, Chelmsford',
    answers: [
      { who: 'elspeth', answer: 'accepted' },
      { who: 'rupert', answer: 'accepted' },
      { who: 'annika', answer: 'tentative', note: 'Safeguarding board the same afternoon; I may join online.' },
      { who: 'anders', answer: 'accepted' },
      { who: 'moira', answer: 'declined', note: 'On leave.' },
    ],
  },
}
