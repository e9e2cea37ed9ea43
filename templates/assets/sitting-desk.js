// The desk at which one takes minutes: the page, whose it is, and the way to the platform.

const PATIENCE_MS = 15_000

/** What the parts of the minute-taking page share. */
export function deskOf(page) {
  const at = page.dataset.sitting
  const { person } = page.dataset
  let token = page.dataset.csrf
  const ask = selector => page.querySelector(selector)
  const all = selector => [...page.querySelectorAll(selector)]

  /** Asks the platform; nothing where it cannot be reached, so that whoever asks keeps what they have. */
  async function send(method, path, { body, headers } = {}) {
    const answer = await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        'x-csrf-token': token,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // A connection that hangs is none: whoever waits for it would never try again.
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined)
    desk.isConnected = answer !== undefined && answer.status < 500 && answer.status !== 429
    if (!desk.isConnected) return undefined
    const content = await answer.json().catch(() => undefined)
    if (answer.ok && content === undefined) return undefined
    const isForm = answer.status === 412 && !content?.current && method !== 'GET'
    desk.isSignedOut = answer.status === 401 || (isForm && !(await renewToken()))
    if (desk.isSignedOut || isForm) return undefined
    return { status: answer.status, ok: answer.ok, content }
  }

  /** After signing in again the page's token is another; it counts only for the same person. */
  async function renewToken() {
    const answer = await fetch(`${at}/sitting`).catch(() => undefined)
    if (!answer?.ok) return false
    const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-sitting]')
    if (drawn?.dataset.person !== person) return false
    token = drawn.dataset.csrf
    for (const field of all('input[name="_csrf"]')) field.value = token
    return true
  }

  /** Leaves for a page of which this browser brings back what is not saved yet. */
  function leaveFor(path) {
    desk.isLeaving = true
    location.assign(path)
    if (new URL(path, location.href).pathname === location.pathname) location.reload()
  }

  const desk = {
    page,
    at,
    api: `/api/v1${at}`,
    person,
    ask,
    all,
    send,
    leaveFor,
    isConnected: true,
    isSignedOut: false,
    isLeaving: false,
    /** When the platform last told its time; between, this browser's clock goes on from there. */
    asOf: Date.now(),
    now: () => Date.parse(page.dataset.now) + Date.now() - desk.asOf,
  }
  return desk
}
