import type { Clock, Instant } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database, Tx } from '../database/database.ts'
import type { Ids } from '../ids.ts'
import type { Permission, PlaceOf } from './permissions.ts'
import type { HeldRole, Post } from './roles.ts'

/** What everything runs on: handed to each feature when the app is put together. */
export interface House {
  config: Config
  clock: Clock
  ids: Ids
  database: Database
}

/** By which key somebody came in. */
export type Via = 'session' | 'api token' | 'link' | 'mail' | 'clockwork' | 'operator'

/** Who acts. The clockwork and the operator act as nobody in particular. */
interface Actor {
  personId: string
  name: string
  via: Via
}

export const SYSTEM = 'system'

/** A role in the partnership at hand, on behalf of one organisation. */
export interface Holding {
  role: HeldRole
  organisationId: string
}

interface Here {
  partnership: { partnershipId: string; holdings: Holding[] }
  'police area': { policeAreaId: string; posts: readonly Post[] }
  platform: { posts: readonly Post[] }
  'own account': { sessionId: string | undefined }
}

/** The right to look, in one place, under one permission. */
export type Reading<P extends Permission = Permission> = {
  permission: P
  tx: Tx
  now: Instant
  actor: Actor
  config: Config
} & Here[PlaceOf<P>]

/** The right to change things: a reading inside a transaction that commits all of it or nothing. */
export type Work<P extends Permission = Permission> = Reading<P> & { ids: Ids }

type PlaceFacts<P extends Permission> = Here[PlaceOf<P>]

/** Runs one unit of work for the clockwork or the operator, under one named permission of the platform. */
export function inJob<P extends Permission, R>(
  house: House,
  job: { permission: P; via: 'clockwork' | 'operator'; here: PlaceFacts<P> },
  act: (work: Work<P>) => R,
): R {
  return house.database.transaction(() =>
    act({
      permission: job.permission,
      tx: house.database.tx,
      now: house.clock.now(),
      actor: { personId: SYSTEM, name: job.via === 'operator' ? 'The operator' : 'The platform', via: job.via },
      config: house.config,
      ids: house.ids,
      ...job.here,
    } as unknown as Work<P>),
  )
}
