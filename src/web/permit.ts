import type { Permission } from '../access/permissions.ts'

/** What a route declares about who may use it. A route that declares nothing stops the app from starting. */
type Rule<P extends Permission = Permission> =
  | { permission: P; by: 'person' }
  /** The address carries a link from a letter, in `:link`, which opens this permission for its owner. */
  | { permission: P; by: 'link' }
  | { open: string }

declare module 'fastify' {
  interface FastifyContextConfig {
    rule?: Rule
  }
}

/** For those who hold the permission, signed in or with an API token. */
export const permit = <P extends Permission>(permission: P) => ({ rule: { permission, by: 'person' as const } })

/** For whoever holds a link that came by letter and opens this permission. */
export const permitByLink = <P extends Permission>(permission: P) => ({ rule: { permission, by: 'link' as const } })

/** For everybody, and why that is right. */
export const open = (why: string) => ({ rule: { open: why } })
