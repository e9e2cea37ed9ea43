import { placeOf } from '../meetings/facts.ts'
import type { Meeting } from '../meetings/store.ts'
import { longDate, timeRange } from '../words.ts'
import { type Block, text } from './document.ts'

/** When and where, as the head of an agenda or a register says it. */
export const factsOfMeeting = (meeting: Meeting): Block[] => [
  text(`${longDate(meeting.heldOn)}, ${timeRange(meeting.startTime, meeting.endTime)}`, 'When'),
  text(placeOf(meeting), 'Where'),
  ...(meeting.chairName ? [text(meeting.chairName, 'Chair')] : []),
  ...(meeting.minuteTakerName ? [text(meeting.minuteTakerName, 'Minutes taken by')] : []),
]
