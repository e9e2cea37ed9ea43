import { type CalendarDate, laterDate } from '../clock.ts'
import { found } from '../errors.ts'
import { acknowledgePledge } from '../pledges/acknowledge-pledge.ts'
import { changePledge } from '../pledges/change-pledge.ts'
import { deliverPledge } from '../pledges/deliver-pledge.ts'
import { Pause, pausePledge } from '../pledges/pause-pledge.ts'
import { recordPledge } from '../pledges/record-pledge.ts'
import { Progress, recordProgress } from '../pledges/record-progress.ts'
import { pledgeById } from '../pledges/store.ts'
import { submitPledge } from '../pledges/submit-pledge.ts'
import { verifyPledge } from '../pledges/verify-pledge.ts'
import { PledgeChange, PledgeWording } from '../pledges/wording.ts'
import { organisationContent } from './content/organisations.ts'
import type { PartnershipKey } from './content/partnerships.ts'
import { type PersonKey, personContent } from './content/people.ts'
import type { PledgeContent, PledgeStep } from './content/shapes.ts'
import type { Story } from './story.ts'

/** A pledge of the story. */
export interface Told {
  pledge: PledgeContent
  /** What the story calls it. */
  name: string
  today: CalendarDate
}

/** Recorded with its measure, or without one as an intention. */
export function record(story: Story, { pledge, name }: Told, measure: Partial<PledgeWording> = {}): void {
  const wording = PledgeWording.parse({ ...said(story, pledge), ...measure, ...ofOrganisation(story, pledge) })
  const origin = pledge.charterClause ? { charterClause: pledge.charterClause } : {}
  const { id } = story.as(pledge.by, doing(pledge, 'pledges.record'), work => recordPledge(work, wording, origin))
  story.thing.set(name, id)
}

/** What was an intention is given its measure and its date, and so becomes a pledge. */
export function makePrecise(story: Story, told: Told): void {
  const { pledge, name } = told
  const change = PledgeChange.parse({ ...said(story, pledge), ...measureOf(told) })
  story.as(pledge.by, doing(pledge, 'pledges.change'), work => {
    const { version } = pledgeById(work.tx, pledge.partnership, idOf(story, name))
    return changePledge(work, idOf(story, name), { version, said: change })
  })
}

const said = (story: Story, { by, title, problem, action, fourP, theme, isPublic, helpWanted }: PledgeContent) => ({
  title,
  problem,
  action,
  fourP,
  theme,
  leadPersonId: found(story.person.get(by), by),
  visibility: isPublic ? 'public' : 'members',
  helpWanted: helpWanted ?? '',
})

const ofOrganisation = (story: Story, { organisation, madeAt }: PledgeContent) => ({
  organisationId: found(story.organisation.get(organisation), organisation),
  madeAt,
})

export const measureOf = ({ pledge: { measure }, today }: Told): Partial<PledgeWording> =>
  measure
    ? {
        measure: measure.counts,
        baseline: measure.baseline,
        target: measure.target,
        unit: measure.unit,
        byWhen: laterDate(today, { days: measure.due }),
      }
    : {}

export function progress(
  story: Story,
  { pledge, name }: Told,
  { completion, reached, text, nextStep }: PledgeStep,
): void {
  const told = Progress.parse({ isAboveAim: true, isBelowAim: true, completion, reached, text, nextStep })
  story.as(pledge.by, doing(pledge, 'pledges.progress'), work => recordProgress(work, idOf(story, name), told))
}

export function deliver(story: Story, { pledge, name }: Told, { reached, text }: PledgeStep): void {
  const evidenceUrl = `https://${organisationContent[pledge.organisation].domain}.example/modern-slavery/progress`
  const told = { reached, isAboveAim: true, text, evidenceUrl, learned: pledge.learned ?? '' }
  story.as(pledge.by, doing(pledge, 'pledges.progress'), work => deliverPledge(work, idOf(story, name), told))
}

export function pause(story: Story, { pledge, name, today }: Told): void {
  const said = Pause.parse({ reason: pledge.reason, resumeOn: laterDate(today, { days: 55 }) })
  story.as(pledge.by, doing(pledge, 'pledges.change'), work => pausePledge(work, idOf(story, name), said))
}

/** The organisation stands by its draft. */
export const submit = (story: Story, { pledge, name }: Told) =>
  story.as(pledge.by, doing(pledge, 'pledges.submit'), work => submitPledge(work, idOf(story, name)))

export const acknowledge = (story: Story, { pledge, name }: Told) =>
  story.as(chairOf(pledge), doing(pledge, 'pledges.acknowledge'), work => acknowledgePledge(work, idOf(story, name)))

export const verify = (story: Story, { pledge, name }: Told) =>
  story.as(chairOf(pledge), doing(pledge, 'pledges.verify'), work => verifyPledge(work, idOf(story, name)))

const doing = <P extends string>({ partnership }: PledgeContent, permission: P) => ({ permission, in: partnership })

const idOf = (story: Story, name: string): string => found(story.thing.get(name), 'pledge')

/** Who of the two that chair speaks for another organisation. */
function chairOf({ partnership, organisation }: PledgeContent): PersonKey {
  const chairs = (Object.keys(personContent) as PersonKey[]).filter(who => leads(who, partnership))
  return found(
    chairs.find(who => personContent[who].organisation !== organisation),
    'chair',
  )
}

const leads = (who: PersonKey, partnership: PartnershipKey): boolean =>
  ['chair', 'vice-chair'].includes(personContent[who].roles[partnership] ?? '')
