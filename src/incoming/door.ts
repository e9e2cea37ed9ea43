import type { AccessTokens } from '../mail/oauth2.ts'

/** Something through which letters come in. */
export interface Door {
  /** Why letters do not come in at the moment, if so. */
  trouble(): string | undefined
  /** Finishes the letters in hand and takes no more. */
  stop(): Promise<void>
}

export interface DoorOptions {
  tokens?: AccessTokens | undefined
  log: (fault: unknown, what: string) => void
}

/** The most bytes of a letter that anybody reads: an answer has a few thousand. */
export const MOST_BYTES = 1_000_000

/** A fault in a line for whoever looks after the mail; mail servers put the reason beside the message. */
export function doorFault(fault: unknown): string {
  const {
    message = String(fault),
    responseText,
    authenticationFailed,
  } = fault as {
    message?: string
    responseText?: string
    authenticationFailed?: boolean
  }
  const words = responseText ? `the mail server says “${responseText}”` : message
  const line = authenticationFailed ? `signing in was refused: ${words}` : words
  return line.replace(/\s+/g, ' ').slice(0, 300)
}
