import { also } from '../access/also.ts'
import { acceptedEndings } from '../documents/recognise.ts'
import { ByLink } from '../meetings/answer-pages.ts'
import { frameByLink } from '../meetings/frame-by-link.ts'
import { pathTo } from '../meetings/paths.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { fileIn, ownOrganisations } from './pages.ts'
import { ProposedItem, proposeItem } from './propose-item.ts'
import { proposedKinds } from './states.ts'

/** Where whoever came by the link of an invitation proposes an item, without signing in. */
export function proposalLinkPages(app: App): void {
  formPage(app, {
    at: '/links/:link/answer/proposal',
    permission: 'answers.give',
    byLink: true,
    takesFile: true,
    params: ByLink,
    start: () => ({ kind: 'discussion', minutesWanted: 10 }),
    draw: (reading, _form, { params, subjectId }) => ({
      template: 'proposals/new.njk',
      view: {
        ...frameByLink(reading, subjectId, params.link),
        proposedKinds,
        organisations: ownOrganisations(also(reading, 'proposals.make')),
        acceptedEndings,
      },
    }),
    submit: (work, { params, body, once }) => {
      const proposing = also(work, 'proposals.make')
      once(() => ({ id: proposeItem(proposing, { ...readForm(ProposedItem, body), file: fileIn(body) }).id }))
      return { to: pathTo.answerByLink(params.link), notice: 'Proposed. You will be told what becomes of it' }
    },
  })
}
