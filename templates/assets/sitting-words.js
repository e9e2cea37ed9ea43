// How the minute-taking page says times, and makes what it shows.

import { clock } from './times.js'

const minutes = count => `${count} ${count === 1 ? 'minute' : 'minutes'}`
export const longDate = date =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '')
export const shortDate = date =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

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
