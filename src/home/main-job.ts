import { isSecretariat, type Post } from '../access/roles.ts'
import type { Entry } from '../digests/entries.ts'
import type { Belonging } from '../digests/what-awaits.ts'
import { boardPath, pledgePath } from '../pledges/paths.ts'

/** The one thing somebody came for, as a button. */
export interface Job {
  text: string
  href: string
}

/** Whether they run this partnership: theirs are other jobs than its members'. */
export const isSecretary = ({ roles }: Belonging): boolean => isSecretariat(roles.map(role => ({ role })))

/** The obvious button for what this person mainly does: running meetings, keeping promises, watching delivery, setting up. */
export function mainJob({
  partnerships,
  posts,
  pledges,
  isAlone,
}: {
  partnerships: Belonging[]
  posts: { post: Post; policeAreaId: string | null }[]
  pledges: Pledged[]
  isAlone: (partnershipId: string) => boolean
}): Job | undefined {
  const led = partnerships.find(isSecretary)
  if (led && isAlone(led.partnershipId))
    return { text: 'Invite your members', href: `/partnerships/${led.partnershipId}/members/import` }
  if (led) return { text: 'Schedule a meeting', href: `/partnerships/${led.partnershipId}/meetings/new` }
  const [first] = partnerships
  if (first) return pledgeJob(first, pledges)
  const officer = posts.find(each => each.post === 'officer')
  if (officer) return { text: 'See how the partnerships are doing', href: `/funding/${officer.policeAreaId}` }
  const finance = posts.find(each => each.post === 'finance')
  if (finance) return { text: 'See the grants', href: `/funding/${finance.policeAreaId}/grants` }
  if (posts.some(each => each.post === 'administrator'))
    return { text: 'Create a partnership', href: '/administration/partnerships/new' }
  return undefined
}

interface Pledged {
  id: string
  partnershipId: string
  organisationId: string
  isOwn: number
}

/** To the one pledge that is somebody's own; where it is none or several, to those of their organisation, where it has any. */
function pledgeJob({ partnershipId }: Belonging, [pledge, next]: Pledged[]): Job {
  if (!pledge) return { text: 'Record a pledge', href: `${boardPath(partnershipId)}/new` }
  if (pledge.isOwn && !next?.isOwn) return { text: 'Update your pledge', href: pledgePath(pledge) }
  const board = boardPath(pledge.partnershipId)
  return { text: 'Update your pledges', href: `${board}?organisation=${pledge.organisationId}` }
}

/** Which of the things that await somebody comes first: what others wait for, then what is overdue, then what is due. */
export const firstStep = (awaiting: Entry[], owed: Entry[]): Job | undefined => {
  const first = awaiting[0] ?? owed[0]
  return first && { text: titled(first), href: first.path }
}

const verbs: Partial<Record<Entry['kind'], string>> = {
  action: 'Say how far this action is',
  pledge: 'Say how far this pledge is',
  'quiet pledge': 'Say how far this pledge is',
}

const titled = ({ kind, text }: Entry) => (verbs[kind] ? `${verbs[kind]}: ${text}` : text)
