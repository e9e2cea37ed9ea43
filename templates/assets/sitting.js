// The minute-taking page: it shows the meeting as it stands, and nothing typed is ever lost. Every page works without it.

import { keepDeeds } from './sitting-deeds.js'
import { deskOf } from './sitting-desk.js'
import { keysAreOn, listenForKeys } from './sitting-keys.js'
import { raiseByLine } from './sitting-lines.js'
import { notesOf } from './sitting-notes.js'
import { keepRegister } from './sitting-register.js'
import { clockWords, element, shortDate } from './sitting-words.js'
import { clock } from './times.js'

const LOOK_MS = 4000
const TICK_MS = 5000

function takeMinutes(desk) {
  const { page, at, api, ask, all } = desk
  const notes = new Map()
  const sections = all('[data-item]')
  const order = sections.map(section => section.dataset.item)
  let viewed
  let state

  Object.assign(desk, { keysAreOn, look, show, view, sayWhatWaits })
  const { doDeed, sendDeeds, sayRefused, waiting, count } = keepDeeds(desk)
  desk.doDeed = doDeed
  const { showSeat, focusRegister } = keepRegister(desk)
  desk.putBack = raiseByLine(desk).putBack

  // ——— What is not saved yet ———

  const unsaved = () => [...notes.values()].filter(each => each.isDirty()).length + count()

  function sayWhatWaits() {
    const place = ask('[data-saving]')
    const left = unsaved()
    const held = sections.filter(section => notes.get(section.dataset.item)?.isHeld())
    // While all goes well a save takes a second, and a line that comes and goes only disturbs.
    const isWell = left === 0 || (desk.isConnected && !desk.isSignedOut)
    place.hidden = isWell && held.length === 0
    if (place.hidden) return
    if (isWell) return sayHeld(place, held)
    const why = desk.isSignedOut
      ? 'You are signed out: sign in again in another tab, and it goes on here.'
      : 'No connection: it is tried again until it works.'
    const words = `Not saved yet: ${left} ${left === 1 ? 'thing' : 'things'} kept in this browser. ${why}`
    if (place.textContent !== words) place.textContent = words
  }

  /** The item may no longer be the one in view. */
  function sayHeld(place, held) {
    const numbers = held.map(section => section.dataset.number).join(', ')
    const words = `Not saved: item ${numbers}. Something there could identify somebody; all else is saved.`
    if (place.textContent !== words) place.textContent = words
  }

  addEventListener('beforeunload', event => {
    if (!desk.isLeaving && unsaved() > 0) event.preventDefault()
  })

  // ——— The meeting as it stands ———

  async function look() {
    const answer = await desk.send('GET', `${api}/sitting`)
    if (answer?.ok) {
      show(answer.content)
      for (const each of notes.values()) each.retry()
    }
    sayWhatWaits()
    if (answer && !answer.ok) stopped(answer.content?.detail)
  }

  /** The minutes were circulated, or taken away: nothing more can be saved, and what is here stays. */
  function stopped(words = 'These minutes cannot be written any more') {
    const place = ask('[data-saving]')
    place.hidden = false
    place.textContent = `${words}.`
  }

  function show(now) {
    state = now
    page.dataset.now = now.now
    desk.asOf = Date.now()
    ask('[data-count]').textContent = now.footing.countWords
    ask('[data-footing]').textContent = now.footing.words
    const pending = new Set(waiting().map(deed => deed.seat))
    for (const seat of now.register) if (!pending.has(seat.id)) showSeat(seat)
    for (const item of now.items) {
      notes.get(item.id)?.meet(item)
      showActions(item)
    }
    showStamps(now.stamps)
    showCurrent(now.current)
    tellOfNewRows(now)
  }

  function showActions(item) {
    const list = ask(`[data-actions="${item.id}"]`)
    if (!list || list.children.length === item.actions.length) return
    list.replaceChildren(
      ...item.actions.map(action =>
        element(
          'li',
          {},
          element('strong', { textContent: `Action ${action.reference}:` }),
          ` ${action.text} (${[action.organisation, action.person].filter(Boolean).join(', ')}, due ${shortDate(action.dueOn)})`,
        ),
      ),
    )
  }

  function showStamps(stamps) {
    if (stamps.length === 0) return
    ask('[data-stamps]').replaceChildren(
      ...stamps.map(({ at, why, organisations, words }) =>
        element('li', {
          textContent: `${clock(at)}, ${why}: ${organisations} ${organisations === 1 ? 'organisation' : 'organisations'}, ${words}`,
        }),
      ),
    )
  }

  function showCurrent(current) {
    for (const entry of all('[data-entry]')) {
      const isNow = entry.dataset.entry === current?.agendaItemId
      entry.classList.toggle('sitting__now', isNow)
      entry.querySelector('.sitting__here').textContent = isNow ? 'Now' : ''
    }
    const next = ask('form[data-next]')
    if (next) next.hidden = order.at(-1) === current?.agendaItemId
    for (const form of all('form[data-go]')) form.hidden = form.dataset.go === current?.agendaItemId
    tick()
  }

  function tick() {
    if (state?.current) ask('[data-clock]').replaceChildren(...clockWords(state.current, desk.now()))
  }

  function tellOfNewRows(now) {
    const isNew =
      now.register.some(seat => !ask(`[data-seat="${seat.id}"]`)) ||
      now.items.some(item => !ask(`[data-item="${item.id}"]`)) ||
      (now.openedAt !== null && !ask('[data-acknowledge-all]'))
    if (!isNew || ask('[data-reload]')) return
    const link = element('a', { className: 'govuk-link', href: `${at}/sitting`, textContent: 'Show it' })
    link.addEventListener('click', event => {
      event.preventDefault()
      desk.leaveFor(`${at}/sitting`)
    })
    const line = element('p', { className: 'govuk-body' }, 'Somebody changed the register or the agenda. ', link)
    line.dataset.reload = ''
    ask('.sitting__top').before(line)
  }

  // ——— Looking at one item at a time ———

  function view(id, { focus = false } = {}) {
    if (!order.includes(id)) return
    viewed = id
    for (const section of sections) section.hidden = section.dataset.item !== id
    for (const entry of all('[data-entry]')) {
      const link = entry.querySelector('a')
      if (entry.dataset.entry === id) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    if (focus) sections[order.indexOf(id)].querySelector('h2').focus()
    // Only a move is written into the address: on opening, the browser would scroll past the first step to it.
    if (focus) history.replaceState(null, '', `#item-${id}`)
  }

  function goTo(id) {
    if (!id) return
    doDeed({ method: 'PUT', path: `${api}/sitting/items/${id}`, words: 'going to another item' })
    view(id, { focus: true })
  }
  const goOn = () => goTo(order[order.indexOf(state?.current?.agendaItemId ?? viewed) + 1])

  // ——— Buttons and keys ———

  const onSubmit = (form, act) =>
    form?.addEventListener('submit', event => {
      event.preventDefault()
      act()
    })
  onSubmit(ask('[data-acknowledge-all]'), () =>
    doDeed({ method: 'POST', path: `${api}/acknowledgements`, words: 'all present acknowledged the statement' }),
  )
  onSubmit(ask(`form[action="${at}/sitting"]`), () =>
    doDeed({ method: 'POST', path: `${api}/sitting`, isOpening: true, words: 'opening the meeting' }),
  )
  onSubmit(ask('form[data-next]'), goOn)
  for (const form of all('form[data-go]')) onSubmit(form, () => goTo(form.dataset.go))
  for (const entry of all('[data-entry]'))
    entry.querySelector('a').addEventListener('click', event => {
      event.preventDefault()
      view(entry.dataset.entry, { focus: true })
    })

  const step = by => view(order[order.indexOf(viewed) + by], { focus: true })
  const box = name => ask(`form[data-notes="${viewed}"]`)?.elements[name].focus()
  listenForKeys(desk, {
    KeyN: goOn,
    KeyB: () => step(-1),
    KeyM: () => step(1),
    KeyT: () => box('text'),
    KeyG: () => box('decision'),
    KeyU: () => box('outcome'),
    KeyK: () => ask(`form[data-line="${viewed}"]`)?.elements.line.focus(),
    KeyR: focusRegister,
  })

  // Whatever is gone to stays clear of the bar, which wraps on a narrow screen.
  const bar = ask('.sitting__top')
  new ResizeObserver(() => {
    document.documentElement.style.scrollPaddingTop = `${bar.offsetHeight + 10}px`
  }).observe(bar)

  for (const form of all('form[data-notes]')) notes.set(form.dataset.notes, notesOf(desk, form))
  const wanted = location.hash.replace('#item-', '')
  view(order.includes(wanted) ? wanted : (ask('.sitting__now')?.dataset.entry ?? order[0]))
  sayRefused()
  sayWhatWaits()
  const goRound = () => look().then(sendDeeds)
  void goRound()
  setInterval(goRound, LOOK_MS)
  setInterval(tick, TICK_MS)
  addEventListener('online', goRound)
}

/** The screen in the room draws itself anew every few seconds; while it cannot, it stays as it was. */
function showRoom() {
  setInterval(async () => {
    const answer = await fetch(location.href).catch(() => undefined)
    if (!answer?.ok || answer.redirected) return
    const drawn = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-room]')
    const shown = document.querySelector('[data-room]')
    if (drawn && drawn.innerHTML !== shown.innerHTML) shown.replaceWith(drawn)
  }, LOOK_MS)
}

const page = document.querySelector('[data-sitting]')
if (page) takeMinutes(deskOf(page))
if (document.querySelector('[data-room]')) showRoom()
