import type { Work } from '../access/work.ts'
import { post } from '../mail/post.ts'
import type { Member } from '../partnerships/store.ts'
import { noteReminded } from './asks-store.ts'
import { askingLetter, type Reader } from './letters.ts'
import type { Finding } from './store.ts'
import { answersIn, type ProposedTime, timesOf } from './times-store.ts'

/** Posts one letter to each of these members, about the times they have not answered for; says how many. */
export function askPeople(
  work: Work,
  finding: Finding,
  { people, kind }: { people: (Member | Reader)[]; kind: 'asked' | 'asked again' },
): number {
  const open = openTimes(work, finding)
  for (const reader of people)
    post(work, askingLetter(work, finding, { reader, times: open(reader.personId), kind, occasion: work.now }))
  return people.length
}

/** Reminds these members of what they have not answered; says how many. */
export function remindPeople(work: Work, finding: Finding, people: Reader[]): number {
  const open = openTimes(work, finding)
  for (const reader of people)
    post(
      work,
      askingLetter(work, finding, { reader, times: open(reader.personId), kind: 'reminder', occasion: work.now }),
    )
  const personIds = people.map(each => each.personId)
  noteReminded(work.tx, finding.partnershipId, { findingId: finding.id, personIds, at: work.now })
  return people.length
}

/** The times still to come that somebody has not answered for. */
export function openTimes(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  finding: Finding,
): (personId: string) => ProposedTime[] {
  const times = timesOf(tx, finding.partnershipId, finding.id).filter(each => each.startsAt > now)
  const given = new Set(answersIn(tx, finding.partnershipId, finding.id).map(said => `${said.timeId} ${said.personId}`))
  return personId => times.filter(time => !given.has(`${time.id} ${personId}`))
}
