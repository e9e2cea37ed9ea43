// How the minute-taking page says times, and makes what it shows.

export const clock = time => {
  const [hour, minute] = time.split(':').map(Number)
  if (minute === 0 && hour % 12 === 0) return hour === 12 ? 'noon' : 'midnight'
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}${hour < 12 ? 'am' : 'pm'}`
}
const minutes = count => `${count} ${count === 1 ? 'minute' : 'minutes'}`
export const longDate = date =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '')
export const shortDate = date =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )
export const timeNow = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
export const timeOf = instant =>
  new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

/** `Item 4: began 10:25am, planned 10:20am. 12 minutes of 10, 2 minutes over.` */
export function clockWords({ number, since, sinceTime, startsAtTime, minutesAllotted: most }, now) {
  const elapsed = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
  const planned = startsAtTime ? `, planned ${clock(startsAtTime)}` : ''
  const over =
    most && elapsed > most ? [', ', element('strong', { textContent: `${minutes(elapsed - most)} over` })] : []
  return [
    `Item ${number}: began ${clock(sinceTime)}${planned}. `,
    element('strong', { textContent: minutes(elapsed) }),
    most ? ` of ${most}` : '',
    ...over,
    '.',
  ]
}
