// Deeds of the minute-taking page: marks, actions, going on. Each is kept in this browser under a key of its own until
// the platform has done it, and sent in order; sending one twice does it once.
import { drop, fetched, store } from './house.js'
import { askAbout, isHeldBack } from './pen.js'
import { element } from './sitting-words.js'

/** Does deeds now, or as soon as the platform can be reached. */
export function keepDeeds(desk) {
  const { at, person } = desk
  const deedsAt = `sitting ${person} ${at} `
  const deeds = () =>
    Object.keys(localStorage)
      .filter(key => key.startsWith(deedsAt))
      .map(key => ({ ...fetched(key), key }))
      .sort((a, b) => a.order - b.order || a.key.localeCompare(b.key))
  const waiting = () => deeds().filter(deed => !deed.refused)
  const unkept = []
  let lastOrder = 0
  let isSending = false

  function doDeed(deed) {
    lastOrder = Math.max(Date.now(), lastOrder + 1)
    const key = `${deedsAt}${crypto.randomUUID?.() ?? `${lastOrder}-${Math.random()}`}`
    store(key, { ...deed, order: lastOrder })
    // A full store must not swallow a deed: then it is only tried at once.
    if (!fetched(key)) unkept.push({ ...deed, key, order: lastOrder })
    desk.sayWhatWaits()
    void sendDeeds()
  }

  async function sendDeeds() {
    if (isSending) return
    isSending = true
    try {
      for (let deed = nextDeed(); deed; deed = nextDeed()) if (!(await sendDeed(deed))) break
    } finally {
      isSending = false
      desk.sayWhatWaits()
    }
  }
  const nextDeed = () => waiting()[0] ?? unkept[0]

  async function sendDeed(deed) {
    const answer = await desk.send(deed.method, deed.path, {
      body: deed.body,
      headers: {
        ...(deed.isMaking ? { 'idempotency-key': deed.key.slice(deedsAt.length) } : {}),
        ...(deed.confirmed ? { 'identifies-no-one': deed.confirmed } : {}),
      },
    })
    if (!answer) return false
    if (unkept[0]?.key === deed.key) unkept.shift()
    if (answer.ok) {
      drop(deed.key)
      // An opening changes what the page offers; what is typed comes back from this browser.
      if (deed.isOpening) {
        desk.leaveFor(`${at}/sitting`)
        return false
      }
      if (answer.content?.register) desk.show(answer.content)
      else await desk.look()
    } else {
      const { key, ...kept } = deed
      const held = isHeldBack(answer) ? { errors: answer.content.errors, confirm: answer.content.confirm } : undefined
      store(key, { ...kept, refused: answer.content?.detail ?? 'It was refused', held })
      sayRefused()
      await desk.look()
    }
    return true
  }

  function sayRefused() {
    const place = desk.ask('[data-refused]')
    const refused = deeds().filter(deed => deed.refused)
    place.hidden = refused.length === 0
    place.replaceChildren(
      ...refused.map(deed => {
        const away = element('button', {
          type: 'button',
          className: 'house-link-button',
          textContent: deed.line || deed.box ? 'Put it back in the box' : 'Understood',
        })
        away.addEventListener('click', () => {
          drop(deed.key)
          if (deed.line) desk.putBack(deed)
          if (deed.box) desk.putBackInBox(deed)
          sayRefused()
        })
        const why = deed.held
          ? askAbout(deed.held, { onConfirm: seals => sayItIsNoOne(deed, seals) })
          : [`${deed.refused}. `]
        return element('div', { className: 'govuk-body' }, `Not done: ${deed.words}. `, ...why, ' ', away)
      }),
    )
  }

  /** The same deed again, at its place in the order, now that its author vouches for it. */
  function sayItIsNoOne({ key, refused: _, held: __, ...deed }, confirmed) {
    store(key, { ...deed, confirmed })
    sayRefused()
    void sendDeeds()
  }

  return { doDeed, sendDeeds, sayRefused, waiting, count: () => waiting().length + unkept.length }
}
