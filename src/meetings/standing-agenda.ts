import type { FourP } from '../partnerships/four-ps.ts'
import type { AgendaItemKind } from './states.ts'

interface StandingItem {
  title: string
  owner: string
  minutesAllotted: number
  kind: AgendaItemKind
  fourP?: FourP
  listsActions?: true
}

/** What a quarterly meeting of two hours goes through, in order: a start, to be changed for each meeting. */
export const standingAgenda: readonly StandingItem[] = [
  {
    title: 'Welcome, introductions, apologies, substitutes',
    owner: 'Chair',
    minutesAllotted: 5,
    kind: 'information',
  },
  {
    title: 'Confidentiality statement and declarations of interest',
    owner: 'Chair',
    minutesAllotted: 3,
    kind: 'standing',
  },
  { title: 'Minutes of the last meeting: accuracy', owner: 'Chair', minutesAllotted: 3, kind: 'decision' },
  { title: 'Action log', owner: 'Co-ordinator', minutesAllotted: 12, kind: 'decision', listsActions: true },
  {
    title: 'Local picture: threat and trends (no cases)',
    owner: 'Police',
    minutesAllotted: 15,
    kind: 'information',
  },
  { title: 'Closed item (if needed)', owner: 'Police', minutesAllotted: 10, kind: 'closed' },
  {
    title: 'Pursue: disruption update',
    owner: 'Police, FWA, HMRC, licensing',
    minutesAllotted: 8,
    kind: 'information',
    fourP: 'pursue',
  },
  {
    title: 'Prevent and Protect: awareness, training, campaigns',
    owner: 'Sub-group leads',
    minutesAllotted: 12,
    kind: 'discussion',
    fourP: 'prevent',
  },
  {
    title: 'Prepare: support, referral pathways, survivor voice',
    owner: 'NGO lead, Navigator',
    minutesAllotted: 12,
    kind: 'discussion',
    fourP: 'prepare',
  },
  {
    title: 'Pledges: new, due, delivered, stuck; help wanted',
    owner: 'Vice-chair',
    minutesAllotted: 12,
    kind: 'decision',
  },
  {
    title: 'Partner updates by exception (written in advance)',
    owner: 'All',
    minutesAllotted: 10,
    kind: 'information',
  },
  {
    title: 'Funding and monitoring: grant position, return due',
    owner: 'Co-ordinator, commissioner’s office',
    minutesAllotted: 6,
    kind: 'decision',
  },
  { title: 'Guest speaker or theme', owner: 'Guest', minutesAllotted: 15, kind: 'presentation' },
  { title: 'Forward plan, any other business', owner: 'Chair', minutesAllotted: 4, kind: 'information' },
  {
    title: 'Review of actions agreed today; date of next meeting',
    owner: 'Secretary',
    minutesAllotted: 3,
    kind: 'decision',
  },
]
