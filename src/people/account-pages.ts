import { z } from 'zod'
import type { Reading } from '../access/work.ts'
import { found } from '../errors.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import { askForNewAddress, changeAddress, isWanted, keepAddress, NewAddress } from './change-address.ts'
import { changeOwnDetails, OwnDetails } from './change-own-details.ts'
import type { PersonFollower } from './followers.ts'
import { personById } from './store.ts'

const nothing = z.object({})
const ByLink = z.object({ link: z.string().max(200) })
export const accountCrumbs = [
  { text: 'Home', href: '/' },
  { text: 'Account', href: '/account' },
]

const visibilityChoices = [
  { value: 'members', text: 'Members of my partnerships', hint: 'Name, e-mail address, phone and job title' },
  { value: 'chair only', text: 'Only chairs, vice-chairs and co-ordinators' },
  {
    value: 'hidden',
    text: 'Nobody but those who keep the list',
    hint: 'You are left out of lists; chairs and co-ordinators still reach you',
  },
]

const detailLabels = {
  name: 'Name',
  jobTitle: 'Job title',
  phone: 'Work phone',
  directoryVisibility: 'Who sees you in lists of members',
  alias: 'Another name to go by',
}

const self = ({ tx, actor }: Reading<'account.use'>) => found(personById(tx, actor.personId), 'account')

export function accountPages(app: App, followers: readonly PersonFollower[]): void {
  formPage(app, {
    at: '/account',
    permission: 'account.use',
    params: nothing,
    start: self,
    draw: reading => ({
      template: 'people/account.njk',
      view: { crumbs: accountCrumbs.slice(0, 1), person: self(reading), visibilityChoices },
    }),
    submit: (work, { body }) => {
      changeOwnDetails(work, { details: readForm(OwnDetails, body), version: versionIn(body) }, followers)
      return { to: '/account', notice: 'Your details are saved' }
    },
    comparing: () => ({ labels: detailLabels }),
  })

  addressPages(app, followers)
}

function addressPages(app: App, followers: readonly PersonFollower[]): void {
  formPage(app, {
    at: '/account/address',
    permission: 'account.use',
    params: nothing,
    start: () => ({}),
    draw: reading => ({ template: 'people/address.njk', view: { crumbs: accountCrumbs, person: self(reading) } }),
    submit: (work, { body }) => {
      const { email } = readForm(NewAddress, body)
      askForNewAddress(work, email)
      return { to: '/account/address', notice: `If ${email} can be used, a letter with a link is on its way to it` }
    },
  })

  button(app, {
    at: '/account/address/keep',
    permission: 'account.use',
    params: nothing,
    submit: work => {
      keepAddress(work)
      return { to: '/account/address', notice: 'Your address stays as it is' }
    },
  })

  formPage(app, {
    at: '/account/address/links/:link',
    permission: 'account.use',
    byLink: true,
    params: ByLink,
    start: () => ({}),
    draw: (reading, _form, { subjectId }) => {
      const person = self(reading)
      return {
        template: 'people/confirm-address.njk',
        view: { newEmail: subjectId, oldEmail: person.email, isWanted: isWanted(person, subjectId) },
      }
    },
    submit: (work, { subjectId }) => {
      const { email } = changeAddress(work, subjectId, followers)
      return { template: 'people/address-changed.njk', view: { email } }
    },
  })
}
