import { z } from 'zod'
import { fourPs } from '../partnerships/four-ps.ts'
import { agendaFills, agendaItemKinds } from './states.ts'

export const TemplateOut = z
  .object({
    id: z.string().meta({ description: 'The word of a built-in template, or the id of the partnership’s own' }),
    name: z.string(),
    isBuiltIn: z.boolean(),
    version: z.int().meta({ description: 'Nought while a built-in template is as it came' }),
    items: z.array(
      z.object({
        title: z.string(),
        kind: z.enum(agendaItemKinds),
        owner: z.string(),
        minutesAllotted: z.int(),
        fourP: z.enum(fourPs).optional(),
        note: z.string(),
        listsActions: z.boolean(),
        section: z.string(),
        fills: z.array(z.enum(agendaFills)),
      }),
    ),
  })
  .meta({
    example: {
      id: 'quarterly',
      name: 'Quarterly meeting',
      isBuiltIn: true,
      version: 0,
      items: [
        {
          title: 'Action log',
          kind: 'decision',
          owner: 'Co-ordinator',
          minutesAllotted: 12,
          note: '',
          listsActions: true,
          section: 'Opening',
          fills: [],
        },
      ],
    },
  })
export const TemplatesOut = z.object({ templates: z.array(TemplateOut) }).meta({ example: { templates: [] } })
