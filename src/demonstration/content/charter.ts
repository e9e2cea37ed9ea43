import type { PledgeContent } from './shapes.ts'

/** What the ten share: Chelmsford City Council signed the Charter Against Modern Slavery in 2020. */
const charter = {
  partnership: 'casp',
  organisation: 'chelmsford-council',
  by: 'rupert',
  made: 320,
  madeAt: 'Charter Against Modern Slavery, signed in 2020',
  theme: 'procurement',
  isPublic: true,
} as const satisfies Partial<PledgeContent>

/** The ten commitments of the Charter, each as a pledge with a measure and a date. */
export const charterPledges: readonly PledgeContent[] = [
  {
    ...charter,
    title: 'We will train everyone who buys for the council in ethical procurement',
    problem: 'Officers who award contracts seldom meet the people who do the work.',
    action:
      'Every procurement officer takes the CIPS course on ethical procurement and supply and passes its test, and renews it each year.',
    measure: {
      counts: 'procurement staff holding a current certificate',
      baseline: 4,
      target: 18,
      unit: 'people',
      due: -40,
    },
    fourP: 'prevent',
    charterClause: '1',
    state: 'delivered',
    progress: [
      {
        ago: 230,
        completion: 'limited',
        reached: 9,
        text: 'First group passed.',
        nextStep: 'Second group in a quarter’s time.',
      },
      { ago: 130, completion: 'substantial', reached: 15, text: 'Second group passed; three are on leave.' },
      {
        ago: 70,
        completion: 'completed',
        reached: 18,
        text: 'All eighteen hold the certificate; the dates of renewal are in the team’s calendar.',
      },
    ],
  },
  {
    ...charter,
    title: 'We will require our contractors to comply fully with the Modern Slavery Act 2015',
    problem: 'Older contracts say nothing about modern slavery.',
    action: 'Every new or renewed contract contains the clause, with termination as the sanction.',
    measure: { counts: 'live contracts that contain the clause', baseline: 31, target: 100, unit: '%', due: 150 },
    fourP: 'pursue',
    charterClause: '2',
    state: 'active',
    progress: [
      { ago: 200, completion: 'limited', reached: 48, text: 'All contracts let this half-year contain it.' },
      {
        ago: 66,
        completion: 'substantial',
        reached: 74,
        text: 'Three large contracts renewed.',
        nextStep: 'The waste contract is next.',
      },
    ],
  },
  {
    ...charter,
    title: 'We will challenge every abnormally low tender',
    problem: 'A price can be low because somebody is not being paid.',
    action:
      'Tenders that fall below the threshold are sent back with questions about labour, and the answers are kept.',
    measure: { counts: 'abnormally low tenders challenged', baseline: 0, target: 100, unit: '%', due: -21 },
    fourP: 'pursue',
    charterClause: '3',
    state: 'active',
    helpWanted: 'We would like to see another council’s threshold and the questions it asks.',
    progress: [
      { ago: 150, completion: 'limited', reached: 40, text: 'Three tenders challenged; the guidance is in draft.' },
      {
        ago: 64,
        completion: 'limited',
        reached: 60,
        text: 'The Chamber’s paper on the supplier’s side has been taken in.',
      },
    ],
  },
  {
    ...charter,
    title: 'We will tell our suppliers that their workers are free to join a trade union',
    problem: 'Agency workers are often told otherwise.',
    action: 'The sentence stands in every award letter and on the suppliers’ page.',
    measure: { counts: 'award letters that say so', baseline: 0, target: 100, unit: '%', due: 60 },
    fourP: 'prevent',
    charterClause: '4',
    state: 'active',
    progress: [
      {
        ago: 160,
        completion: 'substantial',
        reached: 90,
        text: 'In the template since the last revision; two services still use their own.',
      },
    ],
  },
  {
    ...charter,
    title: 'We will publicise our whistle-blowing system to everyone who works with us',
    problem: 'People who notice something rarely know that they may say so.',
    action:
      'The number and the promise of confidentiality are shown in every depot, on every intranet page and to every contractor’s staff on site.',
    measure: { counts: 'council sites showing the notice', baseline: 6, target: 27, unit: 'sites', due: -60 },
    fourP: 'prepare',
    theme: 'awareness',
    charterClause: '5',
    state: 'verified',
    progress: [
      { ago: 210, completion: 'limited', reached: 14, text: 'Depots and leisure centres done.' },
      {
        ago: 95,
        completion: 'completed',
        reached: 27,
        text: 'All sites show it; the vice-chair walked past five of them.',
      },
    ],
  },
  {
    ...charter,
    title: 'We will require our tendered contractors to adopt a whistle-blowing policy',
    problem: 'A council’s own policy does not reach a subcontractor’s night shift.',
    action: 'A policy is a condition of tendering above the threshold.',
    measure: {
      counts: 'tendered contractors with a policy seen',
      baseline: 12,
      target: 60,
      unit: 'contractors',
      due: 200,
    },
    fourP: 'prepare',
    charterClause: '6',
    state: 'active',
    progress: [
      {
        ago: 66,
        completion: 'limited',
        reached: 29,
        text: 'Seen at award; the older contracts will follow when renewed.',
      },
    ],
  },
  {
    ...charter,
    title: 'We will review our contract spending regularly for signs of modern slavery',
    problem: 'Risk hides in services bought through several hands.',
    action:
      'Each half-year the ten contracts with the highest risk are reviewed, by sector and by length of the supply chain.',
    measure: { counts: 'high-risk contracts reviewed', baseline: 0, target: 20, unit: 'contracts', due: -10 },
    fourP: 'pursue',
    theme: 'data',
    charterClause: '7',
    state: 'active',
    progress: [
      {
        ago: 140,
        completion: 'limited',
        reached: 7,
        text: 'First review done by hand; a better list of subcontractors is needed.',
      },
    ],
  },
  {
    ...charter,
    title: 'We will highlight to our suppliers any risks we find and refer them for advice',
    problem: 'A supplier who hears nothing changes nothing.',
    action: 'Every supplier in the half-yearly review receives a letter and an offer of a conversation.',
    measure: { counts: 'reviewed suppliers written to', baseline: 0, target: 20, unit: 'suppliers', due: 90 },
    fourP: 'prevent',
    charterClause: '8',
    state: 'active',
    progress: [{ ago: 120, completion: 'limited', reached: 7, text: 'Seven letters, five conversations.' }],
  },
  {
    ...charter,
    title: 'We will refer for investigation any contractor that gives cause for concern',
    problem: 'Concerns about a firm were passed on informally or not at all.',
    action:
      'One written route, to the police and the labour-market regulator. People at risk are a different matter: they are referred, with their consent, through the National Referral Mechanism.',
    measure: { counts: 'contract managers who know the route', baseline: 0, target: 35, unit: 'people', due: 30 },
    fourP: 'pursue',
    theme: 'support',
    charterClause: '9',
    state: 'active',
    progress: [{ ago: 75, completion: 'substantial', reached: 28, text: 'Short session held for 28 of 35.' }],
  },
  {
    ...charter,
    title: 'We will report publicly on these ten commitments every year',
    problem: 'Promises that nobody reports on fade.',
    action: 'A report to the council and on its website each year before Anti-Slavery Day.',
    measure: { counts: 'annual reports published', baseline: 0, target: 1, unit: 'reports', due: 120 },
    fourP: 'prevent',
    theme: 'data',
    charterClause: '10',
    state: 'active',
    progress: [
      { ago: 66, completion: 'limited', reached: 0, text: 'The outline is agreed and each clause has an author.' },
    ],
  },
]
