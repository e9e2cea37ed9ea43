import { meetingsOfGroupAhead } from '../meetings/listing-store.ts'
import { membersHere } from '../meetings/telling.ts'
import { memberWords } from '../partnerships/choices.ts'
import { membersOfGroup } from '../partnerships/group-members-store.ts'
import type { App } from '../web/app-type.ts'
import { button, formPage } from '../web/form-routes.ts'
import { readForm } from '../web/forms.ts'
import { anId } from '../web/schemas.ts'
import { addMember, NewGroupMember } from './add-member.ts'
import { type Changing, frameOf, ONE } from './change-pages.ts'
import { OneGroup } from './pages.ts'
import { pathTo } from './paths.ts'
import { removeMember } from './remove-member.ts'

/** The form and the button by which members come into a sub-group and go. */
export function groupMemberPages(app: App): void {
  formPage(app, {
    at: `${ONE}/members/new`,
    permission: 'sub-groups.change',
    params: OneGroup,
    start: () => ({}),
    draw: (reading, _form, { params }) => ({
      template: 'sub-groups/add-member.njk',
      view: { ...frameOf(reading, params.subGroupId), ...joining(reading, params.subGroupId) },
    }),
    submit: (work, { params, body }) => {
      addMember(work, params.subGroupId, readForm(NewGroupMember, body))
      return { to: pathTo.group(params.partnershipId, params.subGroupId), notice: 'They are in the sub-group' }
    },
  })
  button(app, {
    at: `${ONE}/members/:groupMemberId/removal`,
    permission: 'sub-groups.change',
    params: OneGroup.extend({ groupMemberId: anId() }),
    submit: (work, { params }) => {
      removeMember(work, params.subGroupId, params.groupMemberId)
      return {
        to: pathTo.group(params.partnershipId, params.subGroupId),
        notice: 'They are no longer in the sub-group',
      }
    },
  })
}

/** Who may join, and what they will be sent. */
function joining(reading: Changing, subGroupId: string) {
  const { tx, partnershipId, now } = reading
  const inside = new Set(membersOfGroup(tx, partnershipId, { subGroupId, now }).map(each => each.personId))
  return {
    members: [
      { value: '', text: 'Choose a member' },
      ...membersHere(reading, partnershipId)
        .filter(member => !inside.has(member.personId))
        .map(member => ({ value: member.membershipId, text: memberWords(member) })),
    ],
    meetingsAhead: meetingsOfGroupAhead(tx, partnershipId, { subGroupId, now }).length,
  }
}
