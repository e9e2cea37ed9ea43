import type { FourP } from '../partnerships/four-ps.ts'
import type { PledgeTheme } from './states.ts'

export const CHARTER = 'Charter Against Modern Slavery'

interface Clause {
  clause: string
  title: string
  problem: string
  action: string
  measure: string
  target: number
  unit: string
  fourP: FourP
  theme: PledgeTheme
}

/**
 * Two clauses speak of referring contractors to the National Crime Agency by way of the National Referral Mechanism.
 * The mechanism takes people, not firms, and competent authorities of the Home Office run it.
 */
const REFERRAL_NOTE =
  'Note: the National Referral Mechanism is for people, and the Home Office’s competent authorities decide. ' +
  'A potential victim is referred by a first responder organisation (an adult only with their consent); a concern about a firm goes to the police or the labour inspectorate.'

/** The charter's ten commitments for councils, in our words. */
export const charterClauses: readonly Clause[] = [
  {
    clause: '1',
    title: 'We will train our procurement staff in ethical procurement',
    problem: 'Buyers are well placed to notice exploitation, if they know the signs.',
    action: 'Everybody who buys for us takes the ethical procurement course of the Chartered Institute (CIPS).',
    measure: 'Procurement staff who passed the course',
    target: 100,
    unit: '% of procurement staff',
    fourP: 'prepare',
    theme: 'training',
  },
  {
    clause: '2',
    title: 'We will require contractors to comply with the Modern Slavery Act',
    problem: 'A contract that says nothing leaves us without a remedy.',
    action: 'Every contract asks for full compliance with the 2015 Act; breaking it is a reason to end the contract.',
    measure: 'New contracts with the clause',
    target: 100,
    unit: '% of new contracts',
    fourP: 'prevent',
    theme: 'procurement',
  },
  {
    clause: '3',
    title: 'We will challenge abnormally low tenders',
    problem: 'A price too low to pay lawful wages may rest on exploitation.',
    action: 'We ask how each unusually low price is reached, and keep the answer with the tender.',
    measure: 'Abnormally low tenders challenged',
    target: 100,
    unit: '% of abnormally low tenders',
    fourP: 'prevent',
    theme: 'procurement',
  },
  {
    clause: '4',
    title: 'We will tell suppliers that their workers may join a union',
    problem: 'Workers who are free to organise are harder to exploit.',
    action: 'Our terms say that workers are free to join a trade union and are not treated worse for it.',
    measure: 'Contracted suppliers told in writing',
    target: 100,
    unit: '% of suppliers',
    fourP: 'prevent',
    theme: 'employment',
  },
  {
    clause: '5',
    title: 'We will publicise our whistle-blowing system',
    problem: 'Staff who suspect something need to know whom to tell.',
    action: 'We make our whistle-blowing route known to all staff, naming modern slavery as something to report.',
    measure: 'Staff reached by the notice',
    target: 100,
    unit: '% of staff',
    fourP: 'protect',
    theme: 'awareness',
  },
  {
    clause: '6',
    title: 'We will require our contractors to have a whistle-blowing policy',
    problem: 'Those who see most work for our contractors, not for us.',
    action: 'Tendered contractors adopt a policy that lets their staff report suspicions without fear.',
    measure: 'Tendered contractors with a policy',
    target: 100,
    unit: '% of tendered contractors',
    fourP: 'protect',
    theme: 'procurement',
  },
  {
    clause: '7',
    title: 'We will review our contract spending regularly for signs of slavery',
    problem: 'Risk lies in certain sectors and moves over time.',
    action: 'Twice a year we go through what we spend by sector and supplier, and write down where the risk lies.',
    measure: 'Reviews carried out',
    target: 2,
    unit: 'reviews a year',
    fourP: 'pursue',
    theme: 'procurement',
  },
  {
    clause: '8',
    title: 'We will tell suppliers of risks we identify and refer concerns',
    problem: 'A supplier may not know what we have noticed.',
    action: `We highlight risks found in the review to the suppliers concerned and refer what needs it. ${REFERRAL_NOTE}`,
    measure: 'Risks found that were raised with the supplier',
    target: 100,
    unit: '% of risks found',
    fourP: 'pursue',
    theme: 'procurement',
  },
  {
    clause: '9',
    title: 'We will report contractors that give cause for concern',
    problem: 'Ending a contract quietly moves the exploitation elsewhere.',
    action: `We pass concerns about a contractor to those who can investigate, and follow up. ${REFERRAL_NOTE}`,
    measure: 'Contractors of concern reported',
    target: 100,
    unit: '% of contractors of concern',
    fourP: 'pursue',
    theme: 'procurement',
  },
  {
    clause: '10',
    title: 'We will report publicly every year on what we have done',
    problem: 'A commitment that nobody hears of again is soon forgotten.',
    action: 'We publish a yearly report on how each of these commitments is carried out.',
    measure: 'Reports published',
    target: 1,
    unit: 'report a year',
    fourP: 'prepare',
    theme: 'data',
  },
]
