/**
 * What letters and calendars say in place of a partnership's name. Somebody with an alias may share a mailbox or a
 * calendar, so what reaches theirs names neither the partnership nor what it works on.
 */
export const NEUTRAL = 'Community meeting'

/** Whether whatever is sent to this reader has to be neutral. */
export const needsNeutral = (reader: { alias: string | null }): boolean => reader.alias !== null

/** Whom letters that belong to no one partnership come from. */
const PLATFORM = 'Anti-slavery partnerships'

/** What the platform calls itself to this reader. */
export const senderFor = (reader: { alias: string | null }): string => (needsNeutral(reader) ? NEUTRAL : PLATFORM)
