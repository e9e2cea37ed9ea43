// Only improves: every page works without it.
import { initAll } from './govuk.js'
import { savedWords } from './times.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// Minutes save themselves: each item is sent a second after typing stops. What is not saved yet is kept in this
// browser, under the name of whoever types, and comes back when the page is opened again.
const PAUSE_MS = 1000
const RETRY_MS = 15_000

function savesItself(form) {
  const key = `minutes ${form.dataset.savesItself} ${new URL(form.action).pathname}`
  const fields = ['text', 'decision', 'outcome', 'dissent'].map(name => form.elements[name])
  const status = form.querySelector('[data-saved]')
  // As the platform keeps them, so that a trailing space does not count as a change.
  const values = () => fields.map(field => field.value.trim())
  const contents = () => JSON.stringify(values())
  let saved = contents()
  let timer
  let sending = false

  const keep = () => store(key, { version: form.elements.version.value, values: values() })
  const say = words => {
    status.textContent = words
  }
  const later = pause => {
    clearTimeout(timer)
    timer = setTimeout(save, pause)
  }

  async function save() {
    if (sending) return later(PAUSE_MS)
    clearTimeout(timer)
    const sent = contents()
    if (sent === saved) return
    sending = true
    say('Saving…')
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
      redirect: 'manual',
    }).catch(() => undefined)
    sending = false
    if (answer?.type === 'opaqueredirect') return done(sent)
    if (answer?.status === 412) return choose()
    if (!answer || answer.status >= 500 || answer.status === 429) {
      say('Not saved yet: kept in this browser, and tried again shortly.')
      return later(RETRY_MS)
    }
    return asked(await answer.text())
  }

  function done(sent) {
    form.elements.version.value = Number(form.elements.version.value) + 1
    saved = sent
    say(savedWords())
    if (contents() === sent) drop(key)
    else {
      keep()
      later(PAUSE_MS)
    }
  }

  /** Something could identify somebody: it is said here, and a tick sends the same words again. */
  async function asked(html) {
    const { askAbout, heldBackIn } = await import('./pen.js')
    const held = heldBackIn(html)
    say('Not saved, but kept in this browser. ')
    status.append(...askAbout(held, { form, onConfirm: confirmed }))
  }

  function confirmed(seals) {
    form.elements._identifiesNoOne?.remove()
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name: '_identifiesNoOne', value: seals })
    form.append(field)
    void save()
  }

  function choose() {
    say('Someone else changed this item meanwhile. Yours is kept. ')
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'govuk-button govuk-button--warning'
    button.textContent = 'See both texts and choose'
    // Sent as a form, the answer is the page that shows both.
    button.addEventListener('click', () => form.submit())
    status.append(button)
  }

  form.addEventListener('input', () => {
    keep()
    say('Not saved yet')
    later(PAUSE_MS)
  })
  form.addEventListener('submit', event => {
    // A save on its way would make this one look like someone else's: it goes first.
    if (!sending) return
    event.preventDefault()
    later(0)
  })

  const kept = fetched(key)
  if (!kept) return
  if (JSON.stringify(kept.values) === saved) return drop(key)
  fields.forEach((field, at) => {
    field.value = kept.values[at] ?? field.value
  })
  form.elements.version.value = kept.version
  say('What was not saved last time is back')
  later(PAUSE_MS)
}

// A full or forbidden store must not stop anybody from writing.
export function store(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {}
}
export function drop(key) {
  try {
    localStorage.removeItem(key)
  } catch {}
}
export function fetched(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function dropsDraft(control) {
  control.addEventListener(control.tagName === 'FORM' ? 'submit' : 'click', () => {
    for (const key of Object.keys(localStorage))
      if (key.startsWith('minutes ') && key.endsWith(` ${control.dataset.dropsDraft}`)) drop(key)
  })
}

for (const form of document.querySelectorAll('form[data-saves-itself]')) savesItself(form)
for (const control of document.querySelectorAll('[data-drops-draft]')) dropsDraft(control)

// Items of an agenda can be dragged by a handle: what the buttons and the form "Move an item further" do without it.
function movesItems(form) {
  const items = [...document.querySelectorAll('.house-agenda__item[data-place]')]
  let dragged
  const clear = () => {
    for (const item of items)
      item.classList.remove(
        'house-agenda__item--target',
        'house-agenda__item--target-below',
        'house-agenda__item--dragged',
      )
  }
  for (const item of items) {
    const handle = document.createElement('span')
    handle.className = 'house-agenda__handle house-no-print'
    handle.textContent = '⠿'
    handle.title = 'Drag to move'
    handle.draggable = true
    // For a mouse only: by keyboard and with a screen reader the buttons do the same.
    handle.setAttribute('aria-hidden', 'true')
    item.querySelector('.house-agenda__what').prepend(handle)
    handle.addEventListener('dragstart', event => {
      dragged = item
      item.classList.add('house-agenda__item--dragged')
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', item.id)
      event.dataTransfer.setDragImage(item, 0, 0)
    })
    handle.addEventListener('dragend', () => {
      dragged = undefined
      clear()
    })
    item.addEventListener('dragover', event => {
      if (!dragged) return
      event.preventDefault()
      for (const each of items) each.classList.remove('house-agenda__item--target', 'house-agenda__item--target-below')
      if (item === dragged) return
      const goesDown = Number(item.dataset.place) > Number(dragged.dataset.place)
      item.classList.add(goesDown ? 'house-agenda__item--target-below' : 'house-agenda__item--target')
    })
    item.addEventListener('drop', event => {
      event.preventDefault()
      if (!dragged || item === dragged) return
      form.elements.itemId.value = dragged.id.replace('item-', '')
      form.elements.to.value = item.dataset.place
      form.submit()
    })
  }
}

for (const form of document.querySelectorAll('form[data-moves-items]')) movesItems(form)
