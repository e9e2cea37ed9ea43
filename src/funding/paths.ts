import { allows } from '../access/permissions.ts'
import type { Post } from '../access/roles.ts'

export const pathTo = {
  monitoring: (policeAreaId: string) => `/funding/${policeAreaId}`,
  grants: (policeAreaId: string) => `/funding/${policeAreaId}/grants`,
  grant: (policeAreaId: string, id: string) => `/funding/${policeAreaId}/grants/${id}`,
}

interface Area {
  id: string
  name: string
}

/** The crumbs above every page of a commissioner's office; whoever may not monitor begins at the grants. */
export function crumbsOf(area: Area, posts: readonly Post[], ...further: { text: string; href: string }[]) {
  const start = allows('funding.monitor', { posts }) ? pathTo.monitoring(area.id) : pathTo.grants(area.id)
  return [{ text: 'Home', href: '/' }, { text: `Funding in ${area.name}`, href: start }, ...further]
}
