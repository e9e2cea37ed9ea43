import { z } from 'zod'
import { fourPs } from '../partnerships/four-ps.ts'
import { agendaFills, agendaItemKinds } from './states.ts'

const paper = {
  id: '019a6f3e-7c00-7000-8000-000000000003',
  number: 1,
  label: '5a',
  isLate: false,
  title: 'Car washes in the county: what we know',
  agendaItemId: '019a6f3e-7c00-7000-8000-000000000002',
  documentId: '019a6f3e-7c00-7000-8000-000000000004',
  fileName: 'car-washes.pdf',
  mediaType: 'application/pdf',
  size: 182_044,
  addedAt: '2027-06-01T09:00:00.000Z',
}
const item = {
  id: '019a6f3e-7c00-7000-8000-000000000002',
  title: 'Local picture: threat and trends (no cases)',
  kind: 'information' as const,
  owner: 'Police',
  minutesAllotted: 15,
  fourP: null,
  note: '',
  listsActions: false,
  section: 'Local picture',
  fills: [],
  paperFromOrganisationId: null,
  paperFromPersonId: null,
  version: 1,
}

export const PaperOut = z
  .object({
    id: z.string(),
    number: z.int().meta({ description: 'Given when the paper came, and never to another' }),
    label: z
      .string()
      .meta({ description: 'What members call it: item and letter, which stay as they are once papers were sent' }),
    isLate: z.boolean().meta({ description: 'It came after the papers had been sent' }),
    title: z.string(),
    agendaItemId: z.string().nullable(),
    documentId: z.string(),
    fileName: z.string(),
    mediaType: z.string(),
    size: z.int(),
    addedAt: z.string().meta({ format: 'date-time' }),
  })
  .meta({ example: paper })

const itemFields = {
  id: z.string(),
  title: z.string(),
  kind: z.enum(agendaItemKinds),
  owner: z.string(),
  minutesAllotted: z.int(),
  fourP: z.enum(fourPs).nullable(),
  note: z.string(),
  listsActions: z.boolean(),
  section: z.string(),
  fills: z.array(z.enum(agendaFills)),
  paperFromOrganisationId: z.string().nullable(),
  paperFromPersonId: z.string().nullable(),
  version: z.int(),
}
export const AgendaItemOut = z.object(itemFields).meta({ example: item })

const FactsOut = z.object({
  fill: z.enum(agendaFills),
  title: z.string(),
  lines: z.array(z.object({ text: z.string(), mark: z.string(), path: z.string() })),
  nothing: z.string().meta({ description: 'What to say where there are no lines' }),
})

export const AgendaOut = z
  .object({
    items: z.array(
      z.object({
        ...itemFields,
        number: z.int(),
        startsAtTime: z.string().meta({ description: 'By London’s clocks, as the items before it run' }),
        endsAtTime: z.string(),
        minutesOver: z.int().meta({ description: 'By how much it runs past the end of the meeting' }),
        isPaperOwed: z.boolean().meta({ description: 'A paper is expected, and none has come' }),
        papers: z.array(PaperOut),
        facts: z
          .array(FactsOut)
          .optional()
          .meta({ description: 'What is known for it now, as far as you may see it; left out after a change' }),
      }),
    ),
    papers: z.array(PaperOut).meta({ description: 'For the whole meeting' }),
    minutesNeeded: z.int(),
    isTooLong: z.boolean(),
  })
  .meta({
    example: {
      items: [
        {
          ...item,
          number: 1,
          startsAtTime: '10:00',
          endsAtTime: '10:15',
          minutesOver: 0,
          isPaperOwed: false,
          papers: [paper],
        },
      ],
      papers: [],
      minutesNeeded: 15,
      isTooLong: false,
    },
  })
