import { appointTo } from '../access/store.ts'
import type { Work } from '../access/work.ts'
import { noteActivity } from '../activity/note-activity.ts'
import { appoint } from '../administration/appoint.ts'
import { createPoliceArea, NewPoliceArea } from '../administration/create-police-area.ts'
import type { CalendarDate } from '../clock.ts'
import { addOrganisation } from '../partnerships/store.ts'
import { addPerson } from '../people/store.ts'
import { officePeople } from './content/more-people.ts'
import { type OrganisationKey, organisationContent } from './content/organisations.ts'
import { policeArea } from './content/partnerships.ts'
import { type PersonKey, personContent } from './content/people.ts'
import { onDay } from './dates.ts'
import { addressOf, introduce, meet } from './join.ts'
import type { Moment, Story } from './story.ts'

type Operating = Work<'platform.operate'>

/** The operator appoints the administrator, who makes the commissioner's office and its people known. */
export const openPlatform = (on: CalendarDate): Moment[] => [
  { at: onDay(on, 0), tell: begin },
  {
    at: onDay(on, 0, 30),
    tell: story =>
      story.as('ada', { permission: 'people.administer', in: undefined }, work =>
        createPoliceArea(work, NewPoliceArea.parse(policeArea)),
      ),
  },
  ...(Object.keys(officePeople) as PersonKey[])
    .filter(who => who !== 'ada')
    .flatMap((who, place) => [
      { at: onDay(on, 0, 40 + place), tell: (story: Story) => join(story, who) },
      { at: onDay(on, 1, place), tell: (story: Story) => introduce(story, who) },
    ]),
]

function begin(story: Story): void {
  story.operate(work => {
    for (const key of Object.keys(organisationContent) as OrganisationKey[]) makeKnown(story, work, key)
    appointAdministrator(story, work, 'ada')
  })
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

function appointAdministrator(story: Story, work: Operating, who: PersonKey): void {
  const personId = work.ids.newId()
  const { name, jobTitle } = personContent[who]
  addPerson(work.tx, { id: personId, name, jobTitle, email: addressOf(who), ...madeBy(work) })
  story.person.set(who, personId)
  const place = { post: 'administrator', policeAreaId: null } as const
  appointTo(work.tx, { id: work.ids.newId(), personId, ...place, startedAt: work.now })
  noteActivity(work, {
    deed: 'administrator.appointed',
    subjectType: 'person',
    subjectId: personId,
    words: 'Appointed an administrator',
  })
}

/** Somebody takes up a post in the commissioner's office. */
function join(story: Story, who: PersonKey): void {
  const { name, post } = personContent[who]
  if (!post) return
  story.as('ada', { permission: 'people.administer', in: undefined }, work =>
    appoint(work, { name, email: addressOf(who), post, policeAreaId: policeArea.id }),
  )
  meet(story, who)
}

const madeBy = (work: Operating) => ({
  createdAt: work.now,
  createdBy: work.actor.personId,
  updatedAt: work.now,
  updatedBy: work.actor.personId,
})
