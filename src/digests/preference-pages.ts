import { z } from 'zod'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { clockTime } from '../words.ts'
import { chooseDigest, digestChoice } from './choose-digest.ts'
import { DigestChoice, frequencyWords, weekdays } from './preferences.ts'
import { digestFrequencies } from './tables.ts'
import { belongings } from './what-awaits.ts'

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  text: clockTime(`${String(hour).padStart(2, '0')}:00`),
}))

/** The one page on which somebody chooses which letters come and when. */
export function digestPreferencePages(app: App): void {
  formPage(app, {
    at: '/account/digest',
    permission: 'digests.choose',
    params: z.object({}),
    start: ({ tx, actor }) => {
      const choice = digestChoice(tx, actor.personId)
      return { ...choice, reminders: choice.reminders ? 'yes' : '' }
    },
    draw: ({ tx, actor, now }) => ({
      template: 'digests/preferences.njk',
      view: {
        crumbs: [
          { text: 'Home', href: '/' },
          { text: 'Account', href: '/account' },
        ],
        frequencies: digestFrequencies.map(value => ({ value, text: frequencyWords[value] })),
        weekdays: weekdays.map((text, at) => ({ value: String(at + 1), text })),
        hours,
        // Whoever belongs to no partnership has nothing in a digest, so none is offered.
        isMember: belongings(tx, { personId: actor.personId, now }).length > 0,
      },
    }),
    submit: (work, { body }) => {
      chooseDigest(work, readForm(DigestChoice, body))
      return { to: '/account/digest', notice: 'Saved. It holds from now on.' }
    },
  })
}
