import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { type Change, changing } from '../database/changing.ts'
import type { Tx } from '../database/database.ts'
import { documents } from '../documents/tables.ts'
import { found } from '../errors.ts'
import { meetings } from '../meetings/tables.ts'
import { organisations } from '../partnerships/tables.ts'
import { knownName, listedNameOf, people } from '../people/tables.ts'
import { proposals } from './tables.ts'

const shown = (whose: Whose) => ({
  id: proposals.id,
  title: proposals.title,
  why: proposals.why,
  kind: proposals.kind,
  minutesWanted: proposals.minutesWanted,
  personId: proposals.personId,
  // Colleagues meet nobody by name here who stays out of the directory.
  personName: whose === 'everybody' ? knownName<string>(people) : listedNameOf<string>(people),
  organisationId: proposals.organisationId,
  organisationName: organisations.displayName,
  documentId: proposals.documentId,
  documentTitle: documents.title,
  state: proposals.state,
  reason: proposals.reason,
  meetingId: proposals.meetingId,
  meetingTitle: meetings.title,
  heldOn: meetings.heldOn,
  isDraft: sql<boolean>`${meetings.state} = 'draft'`,
  agendaItemId: proposals.agendaItemId,
  createdAt: proposals.createdAt,
  settledAt: proposals.settledAt,
  version: proposals.version,
})

const withNames = (tx: Tx, whose: Whose) =>
  tx
    .select(shown(whose))
    .from(proposals)
    .innerJoin(people, eq(people.id, proposals.personId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .leftJoin(documents, eq(documents.id, proposals.documentId))
    .leftJoin(meetings, eq(meetings.id, proposals.meetingId))

/** Whose proposals: those of some organisations, or of every one. */
export type Whose = { organisationIds: string[] } | 'everybody'

const of = (partnershipId: string, whose: Whose) =>
  and(
    eq(proposals.partnershipId, partnershipId),
    whose === 'everybody' ? undefined : inArray(proposals.organisationId, whose.organisationIds),
  )

/** The proposals of a partnership, the newest first, from after the one given. */
export const proposalsOf = (
  tx: Tx,
  partnershipId: string,
  { whose, after, size }: { whose: Whose; after: string | undefined; size: number },
) =>
  withNames(tx, whose)
    .where(and(of(partnershipId, whose), after ? lt(proposals.id, after) : undefined))
    .orderBy(desc(proposals.id))
    .limit(size)
    .all()

export const proposalById = (tx: Tx, partnershipId: string, id: string, whose: Whose) =>
  found(
    withNames(tx, whose)
      .where(and(of(partnershipId, whose), eq(proposals.id, id)))
      .get(),
    'proposal',
  )
export type Proposal = ReturnType<typeof proposalById>

/** The organisation whose proposal a document came with, while it lies before no meeting; nothing where it came with none. */
export const proposedWith = (tx: Tx, partnershipId: string, documentId: string) =>
  tx
    .select({ organisationId: proposals.organisationId, state: proposals.state })
    .from(proposals)
    .where(and(eq(proposals.partnershipId, partnershipId), eq(proposals.documentId, documentId)))
    .get()

export function addProposal(tx: Tx, proposal: typeof proposals.$inferInsert): void {
  tx.insert(proposals).values(proposal).run()
}

const changeRow = changing(proposals, 'this proposal')
/** Changes a proposal, unless somebody else did since `version`. */
export const changeProposal = (
  tx: Tx,
  { partnershipId, id }: { partnershipId: string; id: string },
  change: Change<typeof proposals>,
): void => changeRow(tx, and(eq(proposals.partnershipId, partnershipId), eq(proposals.id, id)), change)
