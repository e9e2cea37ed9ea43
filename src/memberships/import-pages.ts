import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Reading } from '../access/work.ts'
import { type CalendarDate, londonDate } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { type Table, tableInFile, tableInText } from '../documents/table-file.ts'
import { InvalidInput } from '../errors.ts'
import { meetingsAhead } from '../meetings/listing-store.ts'
import { organisationTypeChoices } from '../partnerships/kinds.ts'
import { crumbsOf } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { setNotice } from '../web/cookies.ts'
import { emptyForm, type FormState } from '../web/forms.ts'
import { onceOfForm } from '../web/once.ts'
import { permit } from '../web/permit.ts'
import { formRefused } from '../web/problems.ts'
import { page } from '../web/render.ts'
import { InPartnership } from '../web/schemas.ts'
import { fileFrom, takingFiles } from '../web/uploads.ts'
import { inWork, reading } from '../web/visit.ts'
import { counted } from '../words.ts'
import { guessedType } from './guess-type.ts'
import { carried, kindField, kindsChosen, rowsCarried } from './import-form.ts'
import { importMembers } from './import-members.ts'
import { type MemberRow, membersIn } from './member-rows.ts'
import { pathTo } from './paths.ts'
import { planImport } from './plan-import.ts'

type Importing = Parameters<typeof reading<'members.import'>>[0] & FastifyRequest
/** How many dates everyone is asked about at the moment, whoever joins included. */
export type QuestionsToEveryone = (tx: Tx, partnershipId: string, today: CalendarDate) => number

interface Preview {
  rows: MemberRow[]
  questions: QuestionsToEveryone
  /** The list as it was pasted, to be mended where it is. */
  pasted?: string
}

type Body = Record<string, unknown>

const MOST_SHOWN = 200

function frameOf({ tx, partnershipId }: Reading<'members.import'>) {
  const partnership = partnershipById(tx, partnershipId)
  return {
    partnership,
    pathTo,
    crumbs: [...crumbsOf(partnership), { text: 'Members', href: pathTo.members(partnershipId) }],
  }
}

const drawForm = (request: Importing, reply: FastifyReply, form: FormState) =>
  page(request, reply, 'memberships/import.njk', { ...frameOf(reading(request)), form })

/** What importing the list would do, line by line; or, with a refusal, why it did not. */
function drawPreview(request: Importing, reply: FastifyReply, { rows, pasted, questions }: Preview, form: FormState) {
  const here = reading(request)
  const plan = planImport(here, rows)
  const of = (outcome: string) => plan.rows.filter(row => row.outcome === outcome)
  const [wrong, joining] = [of('problem'), of('new member')]
  const view = {
    ...frameOf(here),
    wrong: wrong.slice(0, MOST_SHOWN),
    joining: joining.slice(0, MOST_SHOWN),
    already: of('already a member').slice(0, MOST_SHOWN),
    people: new Set(joining.map(each => each.email)).size,
    meetingsAhead: meetingsAhead(here.tx, here.partnershipId, here.now).filter(each => each.subGroupId === null).length,
    questions: questions(here.tx, here.partnershipId, londonDate(here.now)),
    pasted,
    counts: { wrong: wrong.length, joining: joining.length, already: of('already a member').length },
    newOrganisations: plan.newOrganisations.map((name, index) => ({
      name,
      field: kindField(index),
      chosen: form.values[kindField(index)] ?? guessedType(name),
    })),
  }
  const body = { ...view, form, rows: carried(rows), organisationTypes: organisationTypeChoices }
  return page(request, reply, 'memberships/import-preview.njk', body)
}

/** The list that came: a file where there is one, else what was pasted. */
async function tableFrom(body: Body): Promise<{ table: Table; field: string }> {
  const pasted = typeof body.list === 'string' ? body.list.trim() : ''
  if (body.file === undefined && pasted) return { table: tableInText(pasted, 'list'), field: 'list' }
  if (body.file === undefined)
    throw new InvalidInput([{ field: 'file', words: 'Choose a file, or paste the list into the box' }])
  return { table: await tableInFile(fileFrom(body, 'file').bytes), field: 'file' }
}

export function importPages(app: App, questions: QuestionsToEveryone): void {
  const at = '/partnerships/:partnershipId/members/import'
  const options = { schema: { params: InPartnership }, config: permit('members.import') }

  app.get(at, options, (request, reply) => drawForm(request as Importing, reply, emptyForm()))

  takingFiles(app, app =>
    app.post(at, options, async (request, reply) => {
      const body = (request.body ?? {}) as Body
      try {
        const { table, field } = await tableFrom(body)
        const pasted = field === 'list' ? String(body.list) : ''
        return drawPreview(
          request as Importing,
          reply,
          { rows: membersIn(table, field), questions, pasted },
          emptyForm(),
        )
      } catch (error) {
        return drawForm(request as Importing, reply, formRefused(error, reply, { list: body.list }))
      }
    }),
  )

  app.post(`${at}/confirmation`, options, (request, reply) => {
    const body = (request.body ?? {}) as Body
    const rows = rowsCarried(body.rows)
    try {
      return confirm(request as Importing, reply, rows)
    } catch (error) {
      return drawPreview(request as Importing, reply, { rows, questions }, formRefused(error, reply, body))
    }
  })
}

function confirm(request: Importing, reply: FastifyReply, rows: MemberRow[]) {
  const body = (request.body ?? {}) as Body
  const { visit } = request
  const list = { rows, kinds: kindsChosen(rows, body), tellThem: body.tellThem === 'yes' }
  const { added } = inWork(request, work => onceOfForm(request, work, () => importMembers(work, list)))
  setNotice(reply, visit.house.config, `Imported: ${counted(added, 'new member')}`)
  return reply.redirect(pathTo.members((request.params as { partnershipId: string }).partnershipId), 303)
}
