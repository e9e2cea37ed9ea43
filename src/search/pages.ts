import type { Reading } from '../access/work.ts'
import { InvalidInput } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { emptyForm, formAgain, readForm } from '../web/forms.ts'
import { keyIn, PAGE_SIZE, pageOf } from '../web/paging.ts'
import { permit } from '../web/permit.ts'
import { page } from '../web/render.ts'
import { reading } from '../web/visit.ts'
import { type Finding, find, Wanted } from './find.ts'
import { RATE } from './rate.ts'

/** Looking for something: one box, what was found, and ways to narrow it. Works without a script, by plain addresses. */
export function searchPages(app: App): void {
  app.get('/search', { config: { ...permit('search.use'), rate: RATE } }, (request, reply) => {
    const view = searchView(reading(request), request.query)
    if (view.form.errorList.length > 0) reply.code(400)
    return page(request, reply, 'search/search.njk', view)
  })
}

function searchView(looking: Reading<'search.use'>, query: unknown) {
  const asked = asTyped(query)
  const { wanted, form } = wantedFrom(asked)
  const finding = find(looking, wanted, { after: keyIn(wanted.cursor, 2), size: PAGE_SIZE + 1 })
  const place = finding.partnerships.find(each => each.id === wanted.in)
  const { rows, next } = pageOf(finding.hits, last => [last.day, String(last.number)])
  return {
    crumbs: [
      { text: 'Home', href: '/' },
      ...(place ? [{ text: place.shortName, href: `/partnerships/${place.id}` }] : []),
    ],
    form,
    typed: wanted.q,
    wanted,
    finding,
    place,
    rows: rows.map(hit => ({ ...hit, partnership: nameOf(finding, hit.partnershipId) })),
    next,
    isFirstPage: !wanted.cursor,
    narrowed: (change: Record<string, string>) => addressOf({ ...asked, cursor: '', ...change }),
    again: addressOf({ ...asked, cursor: '' }).slice('/search?'.length),
  }
}

type Asked = Record<string, string>

/** What stands in the address, as plain text; what is given twice counts once. */
const asTyped = (query: unknown): Asked =>
  Object.fromEntries(
    Object.entries((query ?? {}) as Record<string, string | string[]>).map(([name, value]) => [
      name,
      [value].flat()[0] ?? '',
    ]),
  )

/** What is wrong in the address is said above the form, and what is right is looked for all the same. */
function wantedFrom(asked: Asked): { wanted: Wanted; form: ReturnType<typeof emptyForm> } {
  try {
    return { wanted: readForm(Wanted, asked), form: emptyForm(asked) }
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    const wrong = error.fields.map(({ field }) => field)
    const right = Object.fromEntries(Object.entries(asked).filter(([name]) => !wrong.includes(name)))
    return { wanted: readForm(Wanted, right), form: formAgain(asked, error) }
  }
}

const kept = ['q', 'in', 'kind', 'from', 'to', 'cursor']

const addressOf = (asked: Asked): string =>
  `/search?${new URLSearchParams(Object.entries(asked).filter(([name, value]) => kept.includes(name) && value !== ''))}`

const nameOf = ({ partnerships }: Finding, id: string) => partnerships.find(each => each.id === id)?.shortName ?? ''
