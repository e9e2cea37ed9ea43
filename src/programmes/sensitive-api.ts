import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { once, Repeatable } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { InPartnership, listOf, outDate } from '../web/schemas.ts'
import { IfMatch, versionSeen, withVersion } from '../web/versions.ts'
import { inWork, reading } from '../web/visit.ts'
import { addSensitiveDate, DateToMind } from './add-sensitive-date.ts'
import { changeSensitiveDate } from './change-sensitive-date.ts'
import { dateKinds } from './kinds.ts'
import { knownDates } from './known-dates.ts'
import { removeSensitiveDate } from './remove-sensitive-date.ts'
import { sensitiveDateById, sensitiveDatesOf } from './sensitive-dates-store.ts'
import { AtDate } from './sensitive-pages.ts'

const DateOut = z
  .object({
    id: z.string().nullable().meta({ description: 'Empty where every partnership minds it' }),
    onDate: outDate(),
    isYearly: z.boolean(),
    kind: z.enum(dateKinds),
    name: z.string(),
    reason: z.string(),
    version: z.int().nullable(),
  })
  .meta({
    example: {
      id: null,
      onDate: '2019-10-23',
      isYearly: true,
      kind: 'sensitive',
      name: 'Anniversary of the 39 deaths at Grays',
      reason: 'Nothing celebratory on this day',
      version: null,
    },
  })

const all = '/api/v1/partnerships/:partnershipId/sensitive-dates'
const one = `${all}/:dateId`
const tags = ['Programmes']
const config = permit('sensitive-dates.keep')

/** Dates to mind for programs. */
export function sensitiveDateApi(app: App): void {
  allDates(app)
  oneDate(app)
}

function allDates(app: App): void {
  app.get(
    all,
    {
      schema: {
        tags,
        summary: 'Dates to mind when planning',
        description: 'The partnership’s own, then those that everybody minds: few enough for one page.',
        params: InPartnership,
        response: { 200: listOf(DateOut) },
      },
      config,
    },
    request => {
      const { tx, partnershipId } = reading(request)
      const known = knownDates.map(each => ({ ...each, id: null, version: null }))
      return { rows: [...sensitiveDatesOf(tx, partnershipId), ...known], next: null }
    },
  )

  app.post(
    all,
    {
      schema: {
        tags,
        summary: 'Add a date to mind',
        params: InPartnership,
        headers: Repeatable,
        body: DateToMind,
        response: { 201: DateOut },
      },
      config,
    },
    (request, reply) => {
      const date = inWork(request, work => {
        const { id } = once(request, work, () => ({ id: addSensitiveDate(work, request.body).id }))
        return sensitiveDateById(work.tx, work.partnershipId, id)
      })
      return withVersion(reply.code(201), date)
    },
  )
}

function oneDate(app: App): void {
  app.put(
    one,
    {
      schema: {
        tags,
        summary: 'Change a date to mind',
        params: AtDate,
        headers: IfMatch,
        body: DateToMind,
        response: { 200: DateOut },
      },
      config,
    },
    (request, reply) => {
      const change = { date: request.body, version: versionSeen(request) }
      return withVersion(
        reply,
        inWork(request, work => changeSensitiveDate(work, request.params.dateId, change)),
      )
    },
  )

  app.delete(
    one,
    {
      schema: {
        tags,
        summary: 'Remove a date to mind',
        params: AtDate,
        response: { 204: z.null().meta({ description: 'It is removed' }) },
      },
      config,
    },
    (request, reply) => {
      inWork(request, work => removeSensitiveDate(work, request.params.dateId))
      reply.code(204)
      return null
    },
  )
}
