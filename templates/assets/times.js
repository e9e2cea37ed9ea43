// Times as the pages themselves say them.

/** `10:02am`, as the pages say it. */
export function clock(time) {
  const [hour, minute] = time.split(':').map(Number)
  if (minute === 0 && hour % 12 === 0) return hour === 12 ? 'noon' : 'midnight'
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}${hour < 12 ? 'am' : 'pm'}`
}

/** `Saved 10 June 2027 at 10:02am`, in London, as the page says it when it is opened. */
export function savedWords(instant = Date.now()) {
  const inLondon = options => new Date(instant).toLocaleString('en-GB', { ...options, timeZone: 'Europe/London' })
  const day = inLondon({ day: 'numeric', month: 'long', year: 'numeric' })
  return `Saved ${day} at ${clock(inLondon({ hour: '2-digit', minute: '2-digit' }))}`
}
