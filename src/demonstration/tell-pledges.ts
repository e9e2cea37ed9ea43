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
import { pledges } from './content/pledges.ts'
import type { PledgeContent, PledgeStep } from './content/shapes.ts'
import { inOffice, onDay } from './dates.ts'
import type { Moment, Story } from './story.ts'

/** Every pledge from its first draft to where it stands today. */
export const tellPledges = (today: CalendarDate): Moment[] =>
  pledges.flatMap((pledge, number) => lifeOf({ pledge, name: `pledge ${number}`, today }))

interface Told {
  pledge: PledgeContent
  /** What the story calls it. */
  name: string
  today: CalendarDate
}

const ago = ({ today }: Told, days: number, minute = 0) => inOffice(today, -days, minute)

function lifeOf(told: Told): Moment[] {
  const { pledge, name } = told
  const { made, intendedOn, state } = pledge
  const begun: Moment[] = intendedOn
    ? [
        { at: onDay(intendedOn, 0, 60), tell: story => record(story, told, {}) },
        { at: ago(told, made), tell: story => makePrecise(story, told) },
      ]
    : [{ at: ago(told, made), tell: story => record(story, told, measureOf(told)) }]
  if (state === 'intention') return begun
  const submitted = {
    at: ago(told, made, 30),
    tell: (story: Story) =>
      story.as(pledge.by, doing(pledge, 'pledges.submit'), work => submitPledge(work, idOf(story, name))),
  }
  return state === 'submitted' ? [...begun, submitted] : [...begun, submitted, ...courseOf(told)]
}

/** From the chair's thanks to the last that was heard of it. */
function courseOf(told: Told): Moment[] {
  const { pledge, name } = told
  const steps = pledge.progress ?? []
  const last = steps.at(-1)?.ago ?? pledge.made
  const isDelivered = pledge.state === 'delivered' || pledge.state === 'verified'
  return [
    {
      at: ago(told, pledge.made - 6),
      tell: story =>
        story.as(chairOf(pledge), doing(pledge, 'pledges.acknowledge'), work =>
          acknowledgePledge(work, idOf(story, name)),
        ),
    },
    ...steps.map((step, at) => ({
      at: ago(told, step.ago, at),
      tell: (story: Story) =>
        isDelivered && at === steps.length - 1 ? deliver(story, told, step) : progress(story, told, step),
    })),
    ...(pledge.state === 'verified'
      ? [
          {
            at: ago(told, last - 9),
            tell: (story: Story) =>
              story.as(chairOf(pledge), doing(pledge, 'pledges.verify'), work => verifyPledge(work, idOf(story, name))),
          },
        ]
      : []),
    ...(pledge.state === 'paused' ? [{ at: ago(told, last - 20), tell: (story: Story) => pause(story, told) }] : []),
  ]
}

function record(story: Story, { pledge, name }: Told, measure: Partial<PledgeWording>): void {
  const wording = PledgeWording.parse({ ...said(story, pledge), ...measure, ...ofOrganisation(story, pledge) })
  const origin = pledge.charterClause ? { charterClause: pledge.charterClause } : {}
  const { id } = story.as(pledge.by, doing(pledge, 'pledges.record'), work => recordPledge(work, wording, origin))
  story.thing.set(name, id)
}

/** What was an intention is given its measure and its date, and so becomes a pledge. */
function makePrecise(story: Story, told: Told): void {
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

const measureOf = ({ pledge: { measure }, today }: Told): Partial<PledgeWording> =>
  measure
    ? {
        measure: measure.counts,
        baseline: measure.baseline,
        target: measure.target,
        unit: measure.unit,
        byWhen: laterDate(today, { days: measure.due }),
      }
    : {}

function progress(story: Story, { pledge, name }: Told, { completion, reached, text, nextStep }: PledgeStep): void {
  const told = Progress.parse({ completion, reached, text, nextStep })
  story.as(pledge.by, doing(pledge, 'pledges.progress'), work => recordProgress(work, idOf(story, name), told))
}

function deliver(story: Story, { pledge, name }: Told, { reached, text }: PledgeStep): void {
  const evidenceUrl = `https://${organisationContent[pledge.organisation].domain}.example/modern-slavery/progress`
  const told = { reached, text, evidenceUrl, learned: pledge.learned ?? '' }
  story.as(pledge.by, doing(pledge, 'pledges.progress'), work => deliverPledge(work, idOf(story, name), told))
}

function pause(story: Story, { pledge, name, today }: Told): void {
  const said = Pause.parse({ reason: pledge.reason, resumeOn: laterDate(today, { days: 55 }) })
  story.as(pledge.by, doing(pledge, 'pledges.change'), work => pausePledge(work, idOf(story, name), said))
}

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
