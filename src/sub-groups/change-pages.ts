import { isSecretariat } from '../access/roles.ts'
import type { Reading } from '../access/work.ts'
import { membersHere } from '../meetings/telling.ts'
import { memberWords } from '../partnerships/choices.ts'
import { subGroupKinds } from '../partnerships/kinds.ts'
import { partnershipById } from '../partnerships/store.ts'
import { type SubGroup, subGroupById } from '../partnerships/sub-group-store.ts'
import type { App } from '../web/app-type.ts'
import { formPage } from '../web/form-routes.ts'
import { readForm, versionIn } from '../web/forms.ts'
import type { Stand } from '../web/overtaken.ts'
import { InPartnership } from '../web/schemas.ts'
import { changeSubGroup } from './change-sub-group.ts'
import { createSubGroup } from './create-sub-group.ts'
import { endSubGroup, SubGroupEnd } from './end-sub-group.ts'
import { GROUPS, OneGroup } from './pages.ts'
import { crumbsOfGroup, crumbsOfGroups, pathTo } from './paths.ts'
import { SubGroupContent } from './sub-group-content.ts'

export const ONE = `${GROUPS}/:subGroupId`

/** Forms in which sub-groups are set up, changed and ended. */
export function subGroupChangePages(app: App): void {
  contentPages(app)
  formPage(app, {
    at: `${ONE}/end`,
    permission: 'sub-groups.end',
    params: OneGroup,
    start: (reading, { params }) => ({ version: groupIn(reading, params.subGroupId).version }),
    draw: (reading, _form, { params }) => ({
      template: 'sub-groups/end.njk',
      view: { ...frameOf(reading, params.subGroupId) },
    }),
    submit: (work, { params, body }) => {
      endSubGroup(work, params.subGroupId, { ...readForm(SubGroupEnd, body), version: versionIn(body) })
      return { to: pathTo.groups(params.partnershipId), notice: 'The sub-group has ended' }
    },
    comparing: (reading, { params }) => ({ facts: aboutGroup(groupIn(reading, params.subGroupId)) }),
  })
}

function contentPages(app: App): void {
  formPage(app, {
    at: `${GROUPS}/new`,
    permission: 'sub-groups.create',
    params: InPartnership,
    start: () => ({ kind: 'standing', quorum: 0 }),
    draw: reading => {
      const partnership = partnershipById(reading.tx, reading.partnershipId)
      return {
        template: 'sub-groups/form.njk',
        view: { partnership, crumbs: crumbsOfGroups(partnership), ...choicesIn(reading) },
      }
    },
    submit: (work, { body, once }) => {
      const { id } = once(() => ({ id: createSubGroup(work, readForm(SubGroupContent, body)).id }))
      return { to: pathTo.group(work.partnershipId, id), notice: 'Sub-group set up. Now add its members' }
    },
  })
  formPage(app, {
    at: `${ONE}/change`,
    permission: 'sub-groups.change',
    params: OneGroup,
    start: (reading, { params }) => {
      const { kind, leadPersonId, isClosed, ...group } = groupIn(reading, params.subGroupId)
      const decided = { kind, leadPersonId, isClosed: isClosed ? 'yes' : '' }
      return isSecretariat(reading.holdings) ? { ...group, ...decided } : group
    },
    draw: (reading, _form, { params }) => ({
      template: 'sub-groups/form.njk',
      view: { ...frameOf(reading, params.subGroupId), ...choicesIn(reading) },
    }),
    submit: (work, { params, body }) => {
      const content = {
        ...readForm(SubGroupContent, asItStands(work, params.subGroupId, body)),
        version: versionIn(body),
      }
      changeSubGroup(work, params.subGroupId, content)
      return { to: pathTo.group(work.partnershipId, params.subGroupId), notice: 'Sub-group saved' }
    },
    comparing: () => ({ labels: groupLabels }),
  })
}

const groupLabels = {
  name: 'Name',
  kind: 'Kind',
  endsOn: 'Done by',
  purpose: 'Purpose',
  deliverable: 'What it is to bring about',
  leadPersonId: 'Lead',
  quorum: 'Organisations needed for a quorum',
  isClosed: 'Closed group',
}

/** What another may have changed of a sub-group while somebody ended it. */
const aboutGroup = ({ name, purpose, deliverable }: SubGroup): Stand[] => [
  { label: groupLabels.name, now: name },
  { label: groupLabels.purpose, now: purpose },
  { label: groupLabels.deliverable, now: deliverable },
]

/** The lead's form leaves out what only the secretariat decides: that stays as it is. */
function asItStands(reading: Reading<'sub-groups.change'>, subGroupId: string, body: Record<string, unknown>) {
  if (isSecretariat(reading.holdings)) return body
  const { kind, leadPersonId, isClosed } = groupIn(reading, subGroupId)
  return { ...body, kind, leadPersonId: leadPersonId ?? '', isClosed: isClosed ? 'yes' : '' }
}

export type Changing = Reading<
  'sub-groups.create' | 'sub-groups.change' | 'sub-groups.end' | 'sub-groups.report' | 'meetings.draft'
>

export const groupIn = ({ tx, partnershipId }: Changing, subGroupId: string) =>
  subGroupById(tx, partnershipId, subGroupId)

/** What every page beneath a sub-group shows around it. */
export function frameOf(reading: Changing, subGroupId: string) {
  const partnership = partnershipById(reading.tx, reading.partnershipId)
  const group = groupIn(reading, subGroupId)
  return { partnership, group, crumbs: crumbsOfGroup(partnership, group), pathTo }
}

const choicesIn = (reading: Changing) => ({
  kinds: subGroupKinds,
  isSecretariat: isSecretariat(reading.holdings),
  people: [
    { value: '', text: 'Nobody yet' },
    ...new Map(
      membersHere(reading, reading.partnershipId).map(member => [
        member.personId,
        { value: member.personId, text: memberWords(member) },
      ]),
    ).values(),
  ],
})
