/** Far more often than anybody reads what they found, and too seldom to copy a partnership out word by word. */
export const RATE = { times: 120, minutes: 1 }
