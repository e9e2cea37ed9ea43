import { organisationsAndPeople } from '../partnerships/choices.ts'
import { fourPs } from '../partnerships/four-ps.ts'
import { partnershipById } from '../partnerships/store.ts'
import type { App } from '../web/app-type.ts'
import { keyIn, PAGE_SIZE, Paged, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { InPartnership } from '../web/schemas.ts'
import { sheetFiles } from '../web/send-sheet.ts'
import { reading } from '../web/visit.ts'
import { sentence, shortDate } from '../words.ts'
import { frameOf } from './pages.ts'
import { type Filter, PageFilter, register, requestsFor, showings } from './register.ts'
import { registerSheet } from './register-sheet.ts'
import { meetingsWithActions } from './register-store.ts'
import { actionStates } from './states.ts'

const AT = '/partnerships/:partnershipId/actions'
/** More actions than a partnership agrees in ten years. */
const MOST_IN_FILE = 5_000

/** The register on a page, narrowed to what somebody looks for, and as a file for a spreadsheet. */
export function registerPages(app: App): void {
  app.get(
    AT,
    {
      schema: {
        params: InPartnership,
        querystring: PageFilter.extend({ cursor: Paged.shape.cursor }),
      },
      config: permit('actions.read'),
    },
    (request, reply) => {
      const { cursor, ...filter } = request.query
      const looking = reading(request)
      const frame = frameOf(looking)
      const rows = register(looking, { filter, after: keyIn(cursor, 2), size: PAGE_SIZE })
      const view = {
        ...frame,
        ...choicesOf(looking),
        waiting: requestsFor(looking, frame.isSecretariat),
        filter,
        narrowed: addressOf({ ...filter, show: 'open' }) !== addressOf({ show: 'open' }),
        query: addressOf(filter),
        queryBut: addressOf({ ...filter, show: undefined }),
        page: pageOf(rows, last => [last.dueOn, last.id]),
        isLaterPage: cursor !== undefined,
      }
      return page(request, reply, 'actions/register.njk', view)
    },
  )
  for (const { ending, as } of sheetFiles)
    app.get(
      `${AT}.${ending}`,
      { schema: { params: InPartnership, querystring: PageFilter }, config: permit('actions.read') },
      (request, reply) => {
        const looking = reading(request)
        const rows = register(looking, { filter: request.query, after: undefined, size: MOST_IN_FILE })
        const sheet = registerSheet(partnershipById(looking.tx, looking.partnershipId).shortName, rows)
        return as(reply, sheet)
      },
    )
}

function choicesOf(looking: Parameters<typeof frameOf>[0]) {
  const anything = { value: '', text: 'Any' }
  const { organisations, people } = organisationsAndPeople(looking)
  const named = (each: string) => ({ value: each, text: sentence(each) })
  return {
    showings,
    choicesOf: {
      organisations: [anything, ...organisations.slice(1)],
      people: [anything, ...people.slice(1)],
      states: [anything, ...actionStates.map(named)],
      fourPs: [anything, ...fourPs.map(named)],
      meetings: [
        anything,
        ...meetingsWithActions(looking).map(each => ({
          value: each.id,
          text: shortDate(each.heldOn),
        })),
      ],
    },
  }
}

/** What is asked for, as it stands in an address. */
const addressOf = (filter: Partial<{ [Name in keyof Filter]: Filter[Name] | undefined }>): string =>
  new URLSearchParams(
    Object.entries(filter).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== ''),
  ).toString()
