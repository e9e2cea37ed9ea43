import { z } from 'zod'

/** Who would get a letter. */
export const ToBeAskedOut = z
  .object({ people: z.array(z.object({ personId: z.string(), name: z.string(), organisationName: z.string() })) })
  .meta({
    example: {
      people: [
        {
          personId: '019a6f3e-7c00-7000-8000-000000000002',
          name: 'Rosa Field',
          organisationName: 'Together Free',
        },
      ],
    },
  })

export const RemindedOut = z
  .object({ reminded: z.int().meta({ description: 'How many letters were written' }) })
  .meta({ example: { reminded: 5 } })
