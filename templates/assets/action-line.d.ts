/** What an action typed in one line says; empty where it does not say. */
export interface ActionLine {
  text: string
  ownerOrganisationId: string
  ownerOrganisationName: string
  ownerPersonId: string
  ownerPersonName: string
  dueOn: string
}

export function readActionLine(
  line: string,
  known: {
    today: string
    organisations: readonly { id: string; name: string }[]
    people: readonly { id: string; name: string; organisationName: string }[]
  },
): ActionLine
