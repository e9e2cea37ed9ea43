import { appointTo } from '../access/store.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import type { CalendarDate } from '../clock.ts'
import { addOrganisation } from '../partnerships/store.ts'
import { addPerson } from '../people/store.ts'
import { officePeople } from './content/more-people.ts'
import { type OrganisationKey, organisationContent } from './content/organisations.ts'
import { policeArea } from './content/partnerships.ts'
import { type PersonKey, personContent } from './content/people.ts'
import { onDay } from './dates.ts'
import { addressOf } from './join.ts'
import { addPoliceArea } from './store.ts'
import type { Moment, Story } from './story.ts'

type Operating = Work<'platform.operate'>

/** The commissioner's office opens the platform for its area, with the organisations that it works with. */
export function openPlatform(on: CalendarDate): Moment[] {
  return [
    {
      at: onDay(on, 0),
      tell: story =>
        story.operate(work => {
          for (const key of Object.keys(organisationContent) as OrganisationKey[]) makeKnown(story, work, key)
          const { id, ...said } = policeArea
          addPoliceArea(work.tx, { id, ...said, officeOrganisationId: story.organisation.get('office') ?? '' })
          for (const who of Object.keys(officePeople) as PersonKey[]) appoint(story, work, who)
        }),
    },
  ]
}

function makeKnown(story: Story, work: Operating, key: OrganisationKey): void {
  const { displayName, legalName, type, isFirstResponder = false, isStatutory = false } = organisationContent[key]
  const id = work.ids.newId()
  addOrganisation(work.tx, {
    id,
    displayName,
    legalName: legalName ?? displayName,
    type,
    isFirstResponder,
    isStatutory,
    ...madeBy(work),
  })
  story.organisation.set(key, id)
}

function appoint(story: Story, work: Operating, who: PersonKey): void {
  const { name, jobTitle, post } = personContent[who]
  if (!post) return
  const personId = work.ids.newId()
  addPerson(work.tx, { id: personId, name, jobTitle, email: addressOf(who), ...madeBy(work) })
  story.person.set(who, personId)
  const policeAreaId = post === 'administrator' ? null : policeArea.id
  appointTo(work.tx, { id: work.ids.newId(), personId, post, policeAreaId, startedAt: work.now })
  noteActivity(work, {
    deed: 'person.appointed',
    subjectType: 'person',
    subjectId: personId,
    words: `Appointed somebody as ${post}`,
    ...(policeAreaId ? { policeAreaId } : {}),
  })
}

const madeBy = (work: Operating) => ({
  createdAt: work.now,
  createdBy: work.actor.personId,
  updatedAt: work.now,
  updatedBy: work.actor.personId,
})
