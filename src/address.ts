// One address and nothing else: no comment, no group, no quoted part, no list. Mail libraries read more into an
// address than people mean by it (CVE-2026-125755 and kin), so ours is checked at input and again before sending.
const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/

/** Whether this is one plain e-mail address that letters can go to (RFC 5321 §4.1.2, without quoted parts or literals). */
export function isAddress(text: string): boolean {
  const lower = text.toLowerCase()
  return lower.length <= 254 && lower.indexOf('@') <= 64 && ADDRESS.test(lower)
}

/** The form in which an address is stored and compared. */
export const plainAddress = (text: string): string => text.trim().toLowerCase()
