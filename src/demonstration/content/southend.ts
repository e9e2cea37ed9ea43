import type { HeldMeeting, Sitting, Year } from './shapes.ts'
import { southendLastHeld } from './southend-last.ts'

const usual = {
  mode: 'in person',
  startTime: '10:00',
  endTime: '12:00',
  chair: 'grace',
  minuteTaker: 'hannah',
} as const satisfies Partial<Sitting>

const fourBack: HeldMeeting = {
  ...usual,
  title: 'SAMS quarterly partnership meeting',
  theme: 'Training people who will train others',
  venue: 'The Forum, Elmer Square, Southend-on-Sea',
  present: ['grace', 'hannah', 'leila', 'adviser', 'callum', 'nadia', 'joyce', 'beryl', 'tomasz', 'owen', 'sunita'],
  part: ['felicity'],
  apologies: ['yusuf', 'priti', 'imogen', 'gareth'],
  declared: [{ who: 'leila', interests: 'Supervises the befriending scheme that item 9 is about' }],
  notes: {
    welcome: {
      text: 'Grace welcomed South Essex Homes and the University of Essex, whose seats were taken up this quarter, and everyone said in a sentence what their organisation brings.',
      outcome: 'noted',
    },
    minutes: {
      text: 'The notes kept before the partnership moved to this platform were taken as read.',
      outcome: 'agreed',
    },
    picture: {
      text: 'Callum set out the published figures. Of the 60 referrals that Essex Police made in the last quarter of 2023, 44 concerned criminal exploitation and 35 concerned children. He reminded members that these count referrals by the force, not people found in Southend, and that the Home Office revises them.',
      decision: 'Every figure put before the partnership is to carry its source and publication date.',
      outcome: 'agreed',
    },
    prevent: {
      text: 'Eleven organisations answered the training survey. Seven have nobody trained to train others. Joyce reported that Soroptimist speakers had been well received by two residents’ associations and could take four more bookings before {+90}.',
      decision:
        'One train-the-trainer day each half-year, paid for from the partnership grant, with places kept for small groups.',
      outcome: 'agreed',
      dissent: 'South Essex Homes, which would rather train in its own offices each month',
    },
    prepare: {
      text: 'Leila described the befriending scheme without reference to anyone it supports: eight befrienders are trained and supervision is monthly. The lived-experience adviser asked that survivors be told, every time, what happens to what they say; members agreed that none of the leaflets on the table does so.',
      decision: 'The adviser will be paid for reading any leaflet before it is printed.',
      outcome: 'agreed',
    },
    pledges: {
      text: 'Pledges are new to the partnership. Each organisation was asked to bring one promise with a date and a number to the next meeting.',
      outcome: 'noted',
    },
    funding: {
      text: 'Hannah explained the grant that pays for the co-ordinator and the training days, and what the Commissioner’s office will see of it: counts and dates, never these discussions.',
      outcome: 'noted',
    },
    theme: {
      text: 'Sunita ran a shortened training session: the signs, what not to ask, and who may refer. Members found the last part the most useful; half were unsure which of their partners are First Responder Organisations.',
      outcome: 'noted',
    },
  },
  actions: [
    {
      text: 'List which members are First Responder Organisations, with a named contact in each',
      owner: 'hannah',
      topic: 'theme',
      due: 28,
      fourP: 'prepare',
      life: [
        { after: 9, state: 'in progress', text: 'Six of nine contacts confirmed.' },
        { after: 22, state: 'done', text: 'The list is complete and was sent to every organisation lead.' },
        { after: 26, state: 'closed' },
      ],
    },
    {
      text: 'Book a venue and a trainer for the first train-the-trainer day',
      owner: 'sunita',
      topic: 'prevent',
      due: 42,
      fourP: 'prevent',
      life: [
        { after: 39, state: 'done', text: 'The Forum is booked and Migrant Help provides the trainer.' },
        { after: 44, state: 'closed' },
      ],
    },
    {
      text: 'Rewrite the community leaflet so that it says what happens to a report',
      owner: 'leila',
      topic: 'prepare',
      due: 60,
      fourP: 'prepare',
      life: [
        { after: 58, due: 100, text: 'The adviser’s comments came late in the quarter and deserve time.' },
        { after: 98, state: 'done', text: 'Printed: 2,000 copies, read by the adviser twice.' },
        { after: 105, state: 'closed' },
      ],
    },
    {
      text: 'Offer the Soroptimist speakers to the parish and ward forums',
      owner: 'joyce',
      topic: 'prevent',
      due: 75,
      fourP: 'prevent',
      life: [
        { after: 70, state: 'done', text: 'Four bookings taken, two of them in the evening.' },
        { after: 92, state: 'closed' },
      ],
    },
  ],
  circulatedAfter: 8,
  approvedAfter: 19,
}

const threeBack: HeldMeeting = {
  ...usual,
  title: 'SAMS quarterly partnership meeting',
  theme: 'Shellfish, car washes and short lets along the seafront',
  venue: 'Civic Centre, Victoria Avenue, Southend-on-Sea',
  present: ['grace', 'yusuf', 'hannah', 'callum', 'nadia', 'joyce', 'tomasz', 'priti', 'owen', 'gareth', 'ricardo'],
  substitutes: [{ for: 'marek', name: 'Odile Franks' }],
  apologies: ['leila', 'felicity', 'bronwen'],
  notes: {
    welcome: { text: 'Odile Franks attended for The Salvation Army. Quorum was met.', outcome: 'noted' },
    minutes: { text: 'Agreed as a true record.', outcome: 'agreed' },
    actions: {
      text: 'Three of four actions were done in time. The leaflet was given a new date because the adviser’s comments deserve more than a proofreading.',
      outcome: 'noted',
    },
    picture: {
      text: 'Callum gave the county overview and repeated that no district figures are published. Nadia noted that licensing officers see many premises and would welcome a short list of what to look out for that is not police jargon.',
      outcome: 'noted',
    },
    pursue: {
      text: 'Licensing, fire and the police have agreed to share their programmes of routine visits so that nobody is visited three times in a week. Planned operations were not discussed, as usual.',
      decision: 'Routine visit programmes are compared by the three teams on the first working day of each month.',
      outcome: 'agreed',
    },
    prevent: {
      text: 'Fourteen people from nine organisations came to the first train-the-trainer day on {-25}. Confidence to recognise and report rose from 2.6 to 4.1 out of 5, before and after, over all who answered.',
      outcome: 'noted',
    },
    pledges: {
      text: 'Four organisations brought pledges. South Essex Homes’s promise to train every caretaker was held up as a good pattern: a number, a date and somebody who owns it.',
      decision: 'The vice-chair acknowledges new pledges within two weeks of their being submitted.',
      outcome: 'agreed',
    },
    updates: {
      text: 'HARP: shelter staff now have the signs on the back of their passes. DWP: a single point of contact in each jobcentre in the city by {+90}.',
      outcome: 'noted',
    },
    theme: {
      text: 'Nadia led a discussion on work that follows the seafront season. Shellfish gathering needs its own approach, with the regulator in the lead; hospitality and short lets are where members could reach most employers.',
      outcome: 'referred',
    },
  },
  actions: [
    {
      text: 'Write one page of plain signs for licensing and fire officers',
      owner: 'callum',
      topic: 'picture',
      due: 35,
      fourP: 'pursue',
      life: [
        { after: 20, state: 'in progress', text: 'Draft with the licensing team.' },
        { after: 47, state: 'done', text: 'One page agreed, after leave delayed it.' },
        { after: 52, state: 'closed' },
      ],
    },
    {
      text: 'Send the visit programme for routine inspections to the other two teams each month',
      owner: 'ricardo',
      topic: 'pursue',
      due: 30,
      fourP: 'pursue',
      life: [
        { after: 27, state: 'done', text: 'First programmes exchanged.' },
        { after: 33, state: 'closed' },
      ],
    },
    {
      text: 'Invite three hotels and a letting agents’ group to the next train-the-trainer day',
      owner: 'yusuf',
      topic: 'theme',
      due: 84,
      fourP: 'prevent',
      life: [
        { after: 80, state: 'done', text: 'Two hotels and the letting agents accepted.' },
        { after: 91, state: 'closed' },
      ],
    },
    {
      text: 'Name a single point of contact in every jobcentre in the city',
      owner: 'gareth',
      topic: 'updates',
      due: 90,
      fourP: 'prepare',
      life: [
        { after: 88, due: 150, text: 'Two posts are still vacant.' },
        { after: 146, due: 230, text: 'One of the two posts has been filled; the other is being advertised again.' },
      ],
    },
  ],
  circulatedAfter: 12,
  approvedAfter: 24,
}

export const southend: Year = {
  held: [fourBack, threeBack, ...southendLastHeld],
  coming: {
    ...usual,
    mode: 'hybrid',
    title: 'SAMS quarterly partnership meeting',
    theme: 'What survivors have told us about our own leaflets and doors',
    venue: 'The Forum, Elmer Square, Southend-on-Sea',
    answers: [
      { who: 'yusuf', answer: 'accepted' },
      { who: 'hannah', answer: 'accepted' },
      { who: 'callum', answer: 'accepted' },
      { who: 'joyce', answer: 'delegated', note: 'I am away that week.', substitute: 'Marian Ollerenshaw' },
      { who: 'tomasz', answer: 'tentative', note: 'It depends on the shelter rota; I will know a week before.' },
      { who: 'felicity', answer: 'declined', note: 'Moderation week at the college. A written update will follow.' },
      { who: 'owen', answer: 'accepted', note: 'I need a step-free entrance, please.' },
      { who: 'sunita', answer: 'accepted' },
    ],
  },
}
