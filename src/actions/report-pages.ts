import type { App } from '../web/app-type.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { actPage } from './act-pages.ts'
import { evidenceIn } from './evidence-pages.ts'
import { Finish, finishAction } from './finish-action.ts'
import { Progress, progressAction } from './progress-action.ts'

/** What whoever has an action says of it: how it goes, and that it is done. */
export function reportPages(app: App): void {
  actPage(app, {
    at: 'progress',
    permission: 'actions.progress',
    template: 'actions/say.njk',
    takesFile: true,
    notice: 'Progress noted',
    words: {
      title: 'Say how it goes',
      field: 'note',
      label: 'Progress',
      hint: 'What has happened since, and what is in the way. Nothing that could identify a person.',
      button: 'Save progress',
    },
    act: (work, actionId, body) =>
      progressAction(work, actionId, { ...readForm(Progress, body), file: evidenceIn(body) }),
  })
  actPage(app, {
    at: 'completion',
    permission: 'actions.progress',
    template: 'actions/say.njk',
    takesFile: true,
    notice: 'Marked as done',
    words: {
      title: 'Mark as done',
      field: 'evidence',
      label: 'What was done',
      hint: 'And where it can be seen: a link, a date, a number. The chair or co-ordinator closes the action with it.',
      button: 'Mark as done',
    },
    act: (work, actionId, body) =>
      finishAction(work, actionId, { ...readForm(Finish, body), version: versionIn(body), file: evidenceIn(body) }),
  })
}
