import { shown } from '#src/digests/digest-letter.ts'

/** One letter of every kind a template can make, with values as long as people make them: for looking at what is sent. */
export interface Sample {
  template: string
  name: string
  view: Record<string, unknown>
}

const url = 'https://partnerships.example/links/019a6f3e-7c00-7000-8000-000000000001.ABCDEFGHIJKLMNOPQRSTUVWXYZa/answer'
const page = 'https://partnerships.example/partnerships/southend/meetings/019a6f3e-7c00-7000-8000-000000000002'
const join = `https://teams.microsoft.com/l/meetup-join/${'19%3ameeting_NjQ2'.repeat(12)}?context=%7b%22Tid%22%7d`
const partnership = 'Southend Against Modern Slavery, with Castle Point and Rochford'
const sender = 'Anti-slavery partnerships'
const title = 'Quarterly meeting: Łódź "Ö" שלום 🤝, and Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'

const meeting = {
  summary: `SAMS: ${title}`,
  when: 'Thursday 10 June 2027, 10am to noon',
  place: 'Committee Room 4, Civic Centre, Victoria Avenue, Southend-on-Sea SS2 6ER, and online',
  joiningLink: join,
  purpose: 'How the quarter went.\nWhat we do next.',
  answerUrl: url,
  meetingUrl: page,
  reason: 'The room is flooded',
  changes: ['Date and time: was Wednesday 9 June 2027, 10am to noon; now Thursday 10 June 2027, 10am to noon'],
}
const neutralMeeting = { ...meeting, summary: 'Community meeting', purpose: '', meetingUrl: '' }

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    text: `Print the helpline card in Romanian, Vietnamese and Albanian, number ${at + 1}`,
    note: 'SAMS: your organisation’s, overdue since 20 February 2027',
    url: `${page}?${at}`,
  }))
const section = (heading: string, count: number, more: number) => ({
  heading,
  rows: rows(count),
  more,
  moreUrl: 'https://partnerships.example/home#owed',
})
const digest = {
  partnerships: `${partnership} and Colchester Anti-Slavery Partnership`,
  numbers: ['3 overdue', '8 to do', '5 waiting for you', '12 changed', '4 meetings coming'],
  sections: [
    section('You owe', shown.owed, 7),
    section('Waiting for you', shown.awaiting, 2),
    section('What changed', shown.changed, 9),
    section('Coming', shown.coming, 2),
  ],
  homeUrl: 'https://partnerships.example/home',
  preferencesUrl: 'https://partnerships.example/account/digest',
  stopUrl: url,
}

const reminder = {
  kind: 'week',
  partnership,
  title,
  date: 'Thursday 10 June 2027',
  time: '10am to noon',
  answer: 'needs action',
  substitute: '',
  items: Array.from({ length: 9 }, (_, at) => `${at + 1}. Apologies, minutes of the last meeting and matters arising`),
  papers: rows(4).map(({ text, url }) => ({ text, url })),
  agendaUrl: page,
  answerUrl: url,
  stopUrl: url,
}
const neutralReminder = {
  ...reminder,
  partnership: 'Community meeting',
  title: 'Community meeting',
  items: [],
  papers: [],
  agendaUrl: '',
}

const dates = {
  summary: meeting.summary,
  times: [meeting.when, 'Friday 11 June 2027, 2:30pm to 4pm'],
  answerBy: 'Monday 31 May 2027',
  place: meeting.place,
  purpose: meeting.purpose,
  answerUrl: url,
  stopUrl: '',
}

const membership = {
  partnershipName: partnership,
  organisationName: 'Essex Partnership University NHS Foundation Trust',
  role: 'representative',
  email: 'a.very.long.address.of.somebody@essex-partnership.nhs.example',
  url: 'https://partnerships.example/invitations',
}
const minutes = {
  heldOn: '10 June 2027',
  until: '2 July 2027',
  url: page,
  partnershipName: partnership,
  decisions: '4 decisions',
}

const of = (template: string, ...views: [name: string, view: Record<string, unknown>][]): Sample[] =>
  views.map(([name, view]) => ({ template, name, view }))

export const samples: Sample[] = [
  ...of('people/mail/sign-in.njk', ['sign-in', { url, minutes: 10 }]),
  ...of('people/mail/confirm-address.njk', ['confirm', { url, sender, expiresAt: '2027-03-01T10:00:00.000Z' }]),
  ...of(
    'people/mail/address-notice.njk',
    ['asked', { about: 'asked', sender, url }],
    ['changed', { about: 'changed', sender, url }],
  ),
  ...of(
    'administration/mail/appointed.njk',
    [
      'officer',
      {
        officeName: 'the Police, Fire and Crime Commissioner for Essex',
        post: 'officer',
        url,
        email: membership.email,
      },
    ],
    ['administrator', { officeName: '', post: 'administrator', url, email: membership.email }],
  ),
  ...of('memberships/mail/invitation.njk', [
    'invited',
    { ...membership, inviter: 'Amina Shah', expiresAt: '2027-03-15T10:00:00.000Z' },
  ]),
  ...of('memberships/mail/welcome.njk', ['welcome', membership]),
  ...of('memberships/mail/role.njk', ['role', membership]),
  ...of('memberships/mail/ended.njk', ['ended', membership]),
  ...of('memberships/mail/neutral.njk', ['neutral', { url }]),
  ...of(
    'meetings/mail/invitation.njk',
    ['invitation', { ...meeting, letter: 'invitation', isAskedAgain: false }],
    ['update', { ...meeting, letter: 'update', isAskedAgain: true }],
    ['neutral', { ...neutralMeeting, letter: 'invitation', isAskedAgain: false }],
  ),
  ...of(
    'meetings/mail/off.njk',
    ['cancellation', { ...meeting, letter: 'cancellation' }],
    ['withdrawal', { ...meeting, letter: 'withdrawal', reason: '' }],
  ),
  ...of('meetings/mail/papers-out.njk', [
    'papers',
    {
      whose: partnership,
      day: 'Thursday 10 June 2027',
      time: '10am to noon',
      items: reminder.items,
      papers: '4 papers',
      url,
    },
  ]),
  ...of(
    'digests/mail/digest.njk',
    ['digest', digest],
    ['neutral', { ...digest, partnerships: 'Community meeting', sections: [] }],
  ),
  ...of(
    'digests/mail/meeting-reminder.njk',
    ['week', reminder],
    ['coming', { ...reminder, answer: 'accepted' }],
    ['declined', { ...reminder, answer: 'declined' }],
    ['delegated', { ...reminder, answer: 'delegated', substitute: 'Lena Fox' }],
    ['answer', { ...reminder, kind: 'answer', items: [], papers: [] }],
    ['neutral', neutralReminder],
    ['neutral and answered', { ...neutralReminder, answer: 'accepted' }],
  ),
  ...of(
    'digests/mail/owed-reminder.njk',
    ['owed', { count: '12 actions and pledges', overdue: 4, rows: rows(8), more: 4, homeUrl: page, stopUrl: url }],
    ['neutral', { count: '1 action or pledge', overdue: 0, rows: [], more: 0, homeUrl: page, stopUrl: url }],
  ),
  ...of('digests/mail/secretary-reminder.njk', [
    'late',
    { words: 'The minutes were due.', button: 'Write the minutes', url: page, stopUrl: url },
  ]),
  ...of('minutes/mail/ready.njk', ['ready', minutes]),
  ...of('minutes/mail/missed.njk', [
    'missed',
    {
      ...minutes,
      organisationNames: [membership.organisationName],
      agreed: '2 actions',
      touching: 1,
      own: [{ text: 'A-17', note: 'due 1 July 2027', url: undefined }],
    },
  ]),
  ...of('minutes/mail/correction-proposed.njk', ['proposed', minutes]),
  ...of('minutes/mail/correction-taken.njk', ['taken', minutes]),
  ...of('minutes/mail/correction-declined.njk', ['declined', minutes]),
  ...of('minutes/mail/approved.njk', ['approved', minutes]),
  ...of('minutes/mail/agreed.njk', [
    'agreed',
    {
      heldOn: '1 March 2027',
      rows: [{ text: `A-17: ${title}`, note: `${membership.organisationName}, due 1 July 2027`, url: undefined }],
      button: 'Say how they go',
      url,
    },
  ]),
  ...of('follow-up/mail/quiet.njk', ['quiet', { paragraphs: ['We have missed you.', 'Would another day help?'], url }]),
  ...of('follow-up/mail/neutral.njk', ['neutral', { url }]),
  ...of('minutes/mail/neutral.njk', ['neutral', { url }]),
  ...of(
    'actions/mail/action-given.njk',
    [
      'action',
      {
        from: partnership,
        facts: [
          ['Action', 'A-17'],
          ['To do', title],
          ['For', membership.organisationName],
          ['Due', '1 July 2027'],
        ],
        url,
        registerUrl: page,
      },
    ],
    ['neutral', { from: 'Community meeting', facts: [['Due', '1 July 2027']], url, registerUrl: '' }],
  ),
  ...of('actions/mail/offered.njk', ['offered', { facts: [['To do', title]], url }]),
  ...of('actions/mail/answered.njk', [
    'answered',
    {
      words: 'Harbour Housing has declined this action, so it stays where it was.',
      facts: [['Why', title]],
      url: page,
    },
  ]),
  ...of('actions/mail/date-asked.njk', ['asked', { facts: [['Asked for', '1 August 2027']], url: page }]),
  ...of('actions/mail/left.njk', [
    'left',
    {
      organisation: membership.organisationName,
      rows: [{ text: 'A-17', note: 'due 1 July 2027', url: undefined }],
      url,
    },
  ]),
  ...of('actions/mail/neutral.njk', ['neutral', { url: page }]),
  ...of('pledges/mail/news.njk', [
    'acknowledged',
    {
      says: 'The chair acknowledged your pledge with thanks.',
      facts: [
        ['Pledge', title],
        ['By', ''],
      ],
      button: 'Open the pledge',
      url,
    },
  ]),
  ...of(
    'dates/mail/asking.njk',
    ['asked', { ...dates, asking: 'asked' }],
    ['asked again', { ...dates, asking: 'asked again' }],
    ['reminder', { ...dates, asking: 'reminder', stopUrl: url }],
  ),
  ...of('dates/mail/report.njk', [
    'report',
    { ...dates, outcome: 'Everybody who was asked has answered.', best: dates.times, url: page },
  ]),
  ...of('dates/mail/withdrawn.njk', ['withdrawn', { ...dates, reason: 'The room is flooded' }]),
  ...of('incoming/mail/declined.njk', [
    'other time declined',
    { summary: meeting.summary, when: meeting.when, words: 'The hall is taken that week.' },
  ]),
  ...of(
    'digests/mail/paper-reminder.njk',
    [
      'paper awaited',
      {
        whose: partnership,
        isToday: true,
        dueOn: 'Thursday 3 June 2027',
        heldOn: 'Thursday 10 June 2027',
        title,
        url: page,
        stopUrl: url,
      },
    ],
    [
      'paper awaited, neutral',
      {
        whose: 'Community meeting',
        isToday: false,
        dueOn: 'Thursday 3 June 2027',
        heldOn: 'Thursday 10 June 2027',
        title: '',
        url: page,
        stopUrl: url,
      },
    ],
  ),
  ...of(
    'proposals/mail/settled.njk',
    ['taken', { whose: partnership, isTaken: true, title, reason: '', day: '10 June 2027', url: page }],
    [
      'declined',
      { whose: partnership, isTaken: false, title, reason: 'The sub-group will take it.', day: '', url: page },
    ],
    ['neutral', { whose: 'Community meeting', isTaken: true, title: '', reason: '', day: '10 June 2027', url: page }],
  ),
]
