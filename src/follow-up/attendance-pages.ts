import { z } from 'zod'
import { may } from '../access/permissions.ts'
import type { Reading } from '../access/work.ts'
import { crumbsOf } from '../partnerships/paths.ts'
import { partnershipById } from '../partnerships/store.ts'
import { fileName, type Sheet } from '../sheets.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { anId, InPartnership, outDate } from '../web/schemas.ts'
import { sheetFiles } from '../web/send-sheet.ts'
import { reading } from '../web/visit.ts'
import { counted, knownAs } from '../words.ts'
import { type AttendanceYear, attendanceOfYear, seesAll } from './attendance-of-year.ts'
import { QuietNote, quietOne, sendNote, suggestedWords, whoIsTold } from './send-note.ts'

const AT = '/partnerships/:partnershipId/attendance'

/** Who came over the year: all of it for the secretariat with those who have gone quiet, for others their own line. */
export function attendanceYearPages(app: App): void {
  app.get(AT, { schema: { params: InPartnership }, config: permit('attendance.read') }, (request, reply) => {
    const looking = reading(request)
    return page(request, reply, 'follow-up/attendance.njk', {
      ...frameOf(looking),
      year: attendanceOfYear(looking),
      seesAll: seesAll(looking),
      mayNote: may('attendance.note', looking),
    })
  })
  for (const { ending, as } of sheetFiles)
    app.get(
      `${AT}.${ending}`,
      { schema: { params: InPartnership }, config: permit('attendance.read') },
      (request, reply) => {
        const looking = reading(request)
        const sheet = sheetOf(frameOf(looking).partnership, attendanceOfYear(looking))
        return as(reply, sheet)
      },
    )
  app.get(
    `/api/v1${AT}`,
    {
      schema: {
        tags: ['Meetings'],
        summary: 'Who came over the last twelve months: every organisation to the secretariat, to others their own',
        params: InPartnership,
        response: { 200: YearOut },
      },
      config: permit('attendance.read'),
    },
    request => attendanceOfYear(reading(request)),
  )
  notePage(app)
}

function notePage(app: App): void {
  formPage(app, {
    at: `${AT}/:organisationId/note`,
    permission: 'attendance.note',
    params: InPartnership.extend({ organisationId: anId() }),
    start: (looking, { params }) => ({
      words: suggestedWords(quietOne(looking, params.organisationId).organisation, frameOf(looking).partnership),
    }),
    draw: (looking, _form, { params }) => {
      const frame = frameOf(looking)
      return {
        template: 'follow-up/note.njk',
        view: {
          ...frame,
          crumbs: [...frame.crumbs, { text: 'Attendance', href: `/partnerships/${frame.partnership.id}/attendance` }],
          organisation: quietOne(looking, params.organisationId).organisation,
          readers: whoIsTold(looking, params.organisationId).map(knownAs),
        },
      }
    },
    submit: (work, { params, body, once }) => {
      const sent = once(() => sendNote(work, params.organisationId, readForm(QuietNote, body)))
      return { to: `/partnerships/${params.partnershipId}/attendance`, notice: `${counted(sent, 'letter')} sent` }
    },
  })
}

function frameOf({ tx, partnershipId }: Reading<'attendance.read' | 'attendance.note'>) {
  const partnership = partnershipById(tx, partnershipId)
  return { partnership, crumbs: crumbsOf(partnership) }
}

const sheetOf = ({ shortName }: { shortName: string }, year: AttendanceYear): Sheet => ({
  fileName: fileName('attendance', shortName, year.from, 'to', year.to),
  title: 'Attendance',
  headings: ['Organisation', 'Meetings', 'There', 'Apologies', 'Absent', 'Percent', 'Missed running', 'Last there'],
  rows: year.organisations.map(each => [
    each.name,
    each.meetings,
    each.present,
    each.apologies,
    each.absent,
    each.percent,
    each.missedRunning,
    each.lastThereOn,
  ]),
})

const YearOut = z
  .object({
    from: outDate(),
    to: outDate(),
    meetings: z.int(),
    organisations: z.array(
      z.object({
        organisationId: z.string(),
        name: z.string(),
        meetings: z.int(),
        present: z.int(),
        apologies: z.int(),
        absent: z.int(),
        percent: z.int().nullable(),
        missedRunning: z.int(),
        lastThereOn: outDate().nullable(),
        isQuiet: z.boolean(),
      }),
    ),
  })
  .meta({
    example: {
      from: '2026-06-10',
      to: '2027-06-10',
      meetings: 4,
      organisations: [
        {
          organisationId: '019a6f3e-7c00-7000-8000-000000000001',
          name: 'Southend-on-Sea City Council',
          meetings: 4,
          present: 3,
          apologies: 1,
          absent: 0,
          percent: 75,
          missedRunning: 0,
          lastThereOn: '2027-06-03',
          isQuiet: false,
        },
      ],
    },
  })
