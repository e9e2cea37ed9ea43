import { NewAction } from '../actions/raise-action.ts'
import { type CalendarDate, type Instant, later, laterDate, londonInstant } from '../clock.ts'
import { found } from '../errors.ts'
import { agendaItemsOf } from '../meetings/agenda-store.ts'
import { acknowledgeAll, declareInterests } from '../minutes/acknowledge-statement.ts'
import { approveMinutes } from '../minutes/approve-minutes.ts'
import { attendanceOf } from '../minutes/attendance-store.ts'
import { circulateMinutes } from '../minutes/circulate-minutes.ts'
import { markComing } from '../minutes/mark-coming.ts'
import { openSitting } from '../minutes/open-sitting.ts'
import { raiseAtItem } from '../minutes/raise-at-item.ts'
import { canonical, fingerprint, recordOf } from '../minutes/record.ts'
import { sendAgreed } from '../minutes/send-agreed.ts'
import { startMinutes } from '../minutes/start-minutes.ts'
import { minutesOf } from '../minutes/store.ts'
import { ItemNotes, writeNotes } from '../minutes/write-notes.ts'
import { meetingsHeld, type Planned } from './calendar.ts'
import { type PersonKey, personContent } from './content/people.ts'
import { type HeldMeeting, type Note, type RaisedAction, type Topic, topics } from './content/shapes.ts'
import { dated, inOffice, workingDayFrom } from './dates.ts'
import type { Moment, Story } from './story.ts'
import { lifeOfAction, nameOfAction } from './tell-actions.ts'
import { idOf } from './tell-meetings.ts'

type Held = Planned<HeldMeeting>

const MINUTES_AN_ITEM = 7
/** When whoever comes for a part goes again. */
const LEAVING = 80

/** Meetings are held and minuted, actions agreed, minutes sent round and approved. */
export const tellMinutes = (today: CalendarDate): Moment[] => meetingsHeld(today).flatMap(minuted)

function minuted(held: Held): Moment[] {
  const { circulatedAfter, approvedAfter, actions } = held.meeting
  const starts = londonInstant(held.heldOn, held.meeting.startTime)
  const during = (minutes: number): Instant => later(starts, { minutes })
  return [
    { at: during(0), tell: story => begin(story, held) },
    { at: during(LEAVING), tell: story => leave(story, held) },
    ...notesOf(held).map(({ word, note }, place) => ({
      at: during(MINUTES_AN_ITEM * (place + 1)),
      tell: (story: Story) => write(story, held, { word, note }),
    })),
    ...actions.flatMap((action, place) => [
      { at: during(100 + place), tell: (story: Story) => raise(story, held, action) },
      ...lifeOfAction(held, action),
    ]),
    // The letters about what was agreed go out the same afternoon.
    ...(actions.length === 0 ? [] : [{ at: during(200), tell: (story: Story) => tellWhatWasAgreed(story, held) }]),
    ...(circulatedAfter === undefined
      ? []
      : [{ at: inOffice(held.heldOn, circulatedAfter, 360), tell: (story: Story) => circulate(story, held) }]),
    ...(approvedAfter === undefined
      ? []
      : [{ at: inOffice(held.heldOn, approvedAfter, 75), tell: (story: Story) => approve(story, held) }]),
  ]
}

const notesOf = ({ meeting: { notes, more = [] } }: Held): { word: string; note: Note }[] => [
  ...(Object.keys(topics) as Topic[]).flatMap(topic => {
    const note = notes[topic]
    return note ? [{ word: topics[topic], note }] : []
  }),
  ...more.map(({ title, note }) => ({ word: title, note })),
]

/** The register follows the answers; the statement is read out, all acknowledge it, and the meeting is opened. */
function begin(story: Story, held: Held): void {
  const meetingId = idOf(story, held)
  story.as(held.meeting.minuteTaker, doing(held, 'minutes.write'), work => {
    startMinutes(work, meetingId)
    for (const attendanceId of seatsOf(story, held, held.meeting.part ?? []))
      markComing(work, { meetingId, attendanceId }, { mark: 'present' })
    openSitting(work, meetingId)
    acknowledgeAll(work, meetingId)
    for (const { who, interests } of held.meeting.declared ?? [])
      for (const attendanceId of seatsOf(story, held, [who]))
        declareInterests(work, { meetingId, attendanceId }, { interests })
  })
}

/** Who could only come for a part leaves, and the quorum is counted anew. */
function leave(story: Story, held: Held): void {
  const meetingId = idOf(story, held)
  story.as(held.meeting.minuteTaker, doing(held, 'minutes.write'), work => {
    for (const attendanceId of seatsOf(story, held, held.meeting.part ?? []))
      markComing(work, { meetingId, attendanceId }, { mark: 'left' })
  })
}

function seatsOf(story: Story, held: Held, who: readonly PersonKey[]): string[] {
  const wanted = new Set(who.map(each => story.person.get(each)))
  return attendanceOf(story.house.database.tx, held.partnership, idOf(story, held))
    .filter(row => row.personId && wanted.has(row.personId))
    .map(row => row.id)
}

function write(story: Story, held: Held, { word, note }: { word: string; note: Note }): void {
  const notes = ItemNotes.parse({
    text: dated(note.text, held.heldOn),
    decision: dated(note.decision ?? '', held.heldOn),
    outcome: note.outcome,
    dissent: note.dissent ?? '',
  })
  const which = { meetingId: idOf(story, held), agendaItemId: itemOf(story, held, word), version: 0 }
  story.as(held.meeting.minuteTaker, doing(held, 'minutes.write'), work => writeNotes(work, which, notes))
}

function raise(story: Story, held: Held, action: RaisedAction): void {
  const { organisation } = personContent[action.owner]
  const agreed = NewAction.parse({
    text: action.text,
    ownerOrganisationId: story.organisation.get(organisation),
    ownerPersonId: story.person.get(action.owner),
    dueOn: workingDayFrom(laterDate(held.heldOn, { days: action.due })),
    fourP: action.fourP,
  })
  const which = { meetingId: idOf(story, held), agendaItemId: itemOf(story, held, topics[action.topic]) }
  const { id } = story.as(held.meeting.minuteTaker, doing(held, 'actions.raise'), work =>
    raiseAtItem(work, which, agreed),
  )
  story.thing.set(nameOfAction(held, action), id)
}

function tellWhatWasAgreed(story: Story, held: Held): void {
  const meetingId = idOf(story, held)
  story.as(held.meeting.minuteTaker, doing(held, 'minutes.write'), work => sendAgreed(work, meetingId))
}

function circulate(story: Story, held: Held): void {
  const meetingId = idOf(story, held)
  const { version } = minutesHere(story, held)
  story.as(held.meeting.minuteTaker, doing(held, 'minutes.circulate'), work =>
    circulateMinutes(work, { meetingId, version }, { telling: 'send' }),
  )
}

/** The chair approves exactly what went round. */
function approve(story: Story, held: Held): void {
  const meetingId = idOf(story, held)
  story.as(held.meeting.chair, doing(held, 'minutes.approve'), work => {
    const record = recordOf(work.tx, minutesHere(story, held))
    approveMinutes(work, meetingId, {
      fingerprint: fingerprint(canonical(record)),
      early: true,
      telling: 'send',
    })
  })
}

const minutesHere = (story: Story, held: Held) =>
  found(minutesOf(story.house.database.tx, held.partnership, idOf(story, held)), 'set of minutes')

const itemOf = (story: Story, held: Held, word: string): string =>
  found(
    agendaItemsOf(story.house.database.tx, held.partnership, idOf(story, held)).find(item => item.title.includes(word)),
    `agenda item "${word}"`,
  ).id

const doing = <P extends string>({ partnership }: Held, permission: P) => ({ permission, in: partnership })
