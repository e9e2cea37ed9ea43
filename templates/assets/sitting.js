// The minute-taking page: keys, clocks, and nothing typed is ever lost. Every page works without it.
//
// What is typed under an item is a draft in this browser until the platform confirms it; marks, actions and the like
// are deeds, each kept under a key of its own and sent in order, so that sending one twice does it once.
import { readActionLine } from './action-line.js'
import { drop, fetched, store } from './house.js'

const PAUSE_MS = 1000
const RETRY_MS = 5000
const LOOK_MS = 4000
const TICK_MS = 5000
const MOST_SENT = 10
const FIELDS = ['text', 'decision', 'outcome', 'dissent']

const page = document.querySelector('[data-sitting]')
const room = document.querySelector('[data-room]')
const clock = time => {
  const [hour, minute] = time.split(':').map(Number)
  if (minute === 0 && hour % 12 === 0) return hour === 12 ? 'noon' : 'midnight'
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}${hour < 12 ? 'am' : 'pm'}`
}
const minutes = count => `${count} ${count === 1 ? 'minute' : 'minutes'}`
const longDate = date =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${date}T00:00:00Z`))
    .replace(',', '')
const shortDate = date =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )
const timeNow = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

function takeMinutes(page) {
  const at = page.dataset.sitting
  const api = `/api/v1${at}`
  const person = page.dataset.person
  let token = page.dataset.csrf
  let state
  let isConnected = true
  let isSignedOut = false
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
    }).catch(() => undefined)
    isConnected = answer !== undefined && answer.status < 500 && answer.status !== 429
    if (!isConnected) return undefined
    const content = await answer.json().catch(() => undefined)
    if (answer.ok && content === undefined) return undefined
    const isForm = answer.status === 412 && !content?.current && method !== 'GET'
    isSignedOut = answer.status === 401 || (isForm && !(await renewToken()))
    if (isSignedOut || isForm) return undefined
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

  // ——— Deeds: marks, actions, going on ———

  const deedsAt = `sitting ${person} ${at} `
  const deeds = () =>
    Object.keys(localStorage)
      .filter(key => key.startsWith(deedsAt))
      .map(key => ({ ...fetched(key), key }))
      .sort((a, b) => a.order - b.order || a.key.localeCompare(b.key))
  const waiting = () => deeds().filter(deed => !deed.refused)
  let lastOrder = 0
  let isSending = false

  function doDeed(deed) {
    lastOrder = Math.max(Date.now(), lastOrder + 1)
    const key = `${deedsAt}${crypto.randomUUID?.() ?? `${lastOrder}-${Math.random()}`}`
    store(key, { ...deed, order: lastOrder })
    // A full store must not swallow a deed: then it is only tried at once.
    if (!fetched(key)) unkept.push({ ...deed, key, order: lastOrder })
    sayWhatWaits()
    void sendDeeds()
  }
  const unkept = []

  async function sendDeeds() {
    if (isSending) return
    isSending = true
    try {
      for (let deed = nextDeed(); deed; deed = nextDeed()) if (!(await sendDeed(deed))) break
    } finally {
      isSending = false
      sayWhatWaits()
    }
  }
  const nextDeed = () => waiting()[0] ?? unkept[0]

  async function sendDeed(deed) {
    const answer = await send(deed.method, deed.path, {
      body: deed.body,
      headers: deed.isMaking ? { 'idempotency-key': deed.key.slice(deedsAt.length) } : {},
    })
    if (!answer) return false
    if (unkept[0]?.key === deed.key) unkept.shift()
    if (answer.ok) {
      drop(deed.key)
      // An opening changes what the page offers; what is typed comes back from this browser.
      if (deed.isOpening) return leaveFor(`${at}/sitting`)
      if (answer.content?.register) show(answer.content)
      else await look()
    } else {
      const { key, ...kept } = deed
      store(key, { ...kept, refused: answer.content?.detail ?? 'It was refused' })
      sayRefused()
      await look()
    }
    return true
  }

  // ——— Notes: each item its own draft ———

  const notes = new Map()

  function notesOf(form) {
    const id = form.dataset.notes
    // The same place and shape as on the page where minutes are edited, so that either finds what the other kept.
    const key = `minutes ${person} ${at}/items/${id}`
    const fields = FIELDS.map(name => form.elements[name])
    const status = form.querySelector('[data-saved]')
    const typed = () => fields.map(field => field.value.trim())
    const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
    let base = { version: Number(form.elements.version.value), values: typed() }
    let sent = []
    let timer
    let isSaving = false
    let clash

    const isDirty = () => !same(typed(), base.values)
    const say = words => status.replaceChildren(words)
    const later = pause => {
      clearTimeout(timer)
      timer = setTimeout(save, pause)
    }
    const keep = () => {
      if (isDirty()) store(key, { version: base.version, values: typed(), base: base.values, sent })
      else drop(key)
      sayWhatWaits()
    }
    const put = values =>
      fields.forEach((field, place) => {
        if (field.value.trim() === values[place]) return
        // Whoever is typing stays where they are, counted from the end: what others wrote comes before.
        const fromEnd =
          field === document.activeElement && 'selectionStart' in field
            ? field.value.length - field.selectionStart
            : undefined
        field.value = values[place]
        if (fromEnd !== undefined) {
          const caret = Math.max(0, field.value.length - fromEnd)
          field.setSelectionRange(caret, caret)
        }
      })
    const stand = (version, values) => {
      base = { version, values }
      form.elements.version.value = version
    }

    async function save() {
      clearTimeout(timer)
      if (isSaving) return later(PAUSE_MS)
      if (!isDirty() || clash) return
      const values = typed()
      isSaving = true
      say('Saving…')
      if (!sent.some(each => same(each, values))) sent = [...sent, values].slice(-MOST_SENT)
      keep()
      const [text, decision, outcome, dissent] = values
      const answer = await send('PUT', `${api}/items/${id}`, {
        body: { text, decision, outcome: outcome || null, dissent },
        headers: { 'if-match': `"${base.version}"` },
      })
      isSaving = false
      if (!answer) {
        say('Not saved yet: kept in this browser, and tried again shortly.')
        return later(RETRY_MS)
      }
      if (answer.ok) return confirmed(answer.content.version, values)
      if (answer.status === 412) return meet(answer.content.current)
      say(`Not saved, but kept in this browser. ${answer.content?.detail ?? ''}`)
    }

    function confirmed(version, values) {
      stand(version, values)
      sent = []
      say(`Saved ${timeNow()}`)
      keep()
      if (isDirty()) later(PAUSE_MS)
    }

    /** What stands on the platform meets what is typed here. */
    function meet(theirs) {
      if (isSaving || theirs.version <= base.version) return
      const values = [theirs.text, theirs.decision, theirs.outcome ?? '', theirs.dissent ?? ''].map(each => each.trim())
      const who = theirs.savedByName && theirs.savedBy !== person ? ` by ${theirs.savedByName}` : ''
      // Our own words, whose confirmation never reached us.
      if (sent.some(each => same(each, values))) return confirmed(theirs.version, values)
      const mine = typed()
      const merged = mine.map((each, place) =>
        mergedField(place, { mine: each, theirs: values[place], base: base.values[place] }),
      )
      if (merged.includes(undefined)) return choose(theirs, { mine, values, who })
      clash = undefined
      stand(theirs.version, values)
      sent = []
      put(merged)
      keep()
      if (!isDirty()) return say(`Saved${theirs.savedAt ? ` ${timeOf(theirs.savedAt)}` : ''}${who}`)
      say(`Put together with what was saved meanwhile${who}. Not saved yet`)
      later(PAUSE_MS)
    }

    function choose(theirs, { mine, values, who }) {
      clash = theirs.version
      keep()
      say(`Somebody else changed this item meanwhile${who}. Yours is kept in this browser. `)
      const both = element('button', {
        type: 'button',
        className: 'govuk-button govuk-button--warning',
        textContent: 'Keep both, one after the other',
      })
      both.addEventListener('click', () => {
        clash = undefined
        stand(theirs.version, values)
        put(mine.map((each, place) => joined(place, each, values[place])))
        keep()
        void save()
      })
      const see = element('button', {
        type: 'button',
        className: 'govuk-button govuk-button--secondary',
        textContent: 'See both texts and choose',
      })
      // Sent as a form, the answer is the page that shows both.
      see.addEventListener('click', () => {
        isLeaving = true
        form.submit()
      })
      status.append(both, ' ', see)
    }

    form.addEventListener('input', () => {
      keep()
      if (clash) return
      say('Not saved yet')
      later(PAUSE_MS)
    })
    form.addEventListener('submit', event => {
      event.preventDefault()
      void save()
    })

    const kept = fetched(key)
    if (kept) {
      sent = kept.sent ?? []
      const now = base
      base = {
        version: kept.version,
        values: kept.base ?? (Number(kept.version) === now.version ? now.values : ['', '', '', '']),
      }
      base.version = Number(kept.version)
      form.elements.version.value = base.version
      fields.forEach((field, place) => {
        field.value = kept.values[place] ?? now.values[place]
      })
      if (same(typed(), now.values)) confirmed(now.version, now.values)
      else if (now.version > base.version)
        meet({
          version: now.version,
          text: now.values[0],
          decision: now.values[1],
          outcome: now.values[2],
          dissent: now.values[3],
        })
      else {
        say('What was not saved last time is back')
        later(PAUSE_MS)
      }
    }
    return { meet, save, isDirty, retry: () => isDirty() && !clash && !isSaving && save() }
  }

  /** One box of two people's making: whoever changed it alone has it; two who wrote on after the same words both have it. */
  function mergedField(place, { mine, theirs, base }) {
    if (mine === theirs || theirs === base) return mine
    if (mine === base || theirs.startsWith(mine)) return theirs
    if (mine.startsWith(theirs)) return mine
    const isProse = place < 2
    if (isProse && base && mine.startsWith(base) && theirs.startsWith(base))
      return `${theirs}\n${mine.slice(base.length).trimStart()}`
    return undefined
  }
  const joined = (place, mine, theirs) => {
    if (!mine || theirs.includes(mine)) return theirs
    if (!theirs || mine.includes(theirs)) return mine
    // An outcome is one or the other; the decision's words hold both.
    return place === 2 ? mine : `${theirs}${place === 3 ? '; ' : '\n\n'}${mine}`
  }
  const timeOf = instant =>
    new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

  // ——— What is not saved yet ———

  let isLeaving = false
  const unsaved = () => [...notes.values()].filter(each => each.isDirty()).length + waiting().length + unkept.length

  function sayWhatWaits() {
    const count = unsaved()
    const place = ask('[data-saving]')
    // While all goes well a save takes a second, and a line that comes and goes only disturbs.
    place.hidden = count === 0 || (isConnected && !isSignedOut)
    if (place.hidden) return
    const why = isSignedOut
      ? 'You are signed out: sign in again in another tab, and it goes on here.'
      : 'No connection: it is tried again until it works.'
    const words = `Not saved yet: ${count} ${count === 1 ? 'thing' : 'things'} kept in this browser. ${why}`
    if (place.textContent !== words) place.textContent = words
  }

  function sayRefused() {
    const place = ask('[data-refused]')
    const refused = deeds().filter(deed => deed.refused)
    place.hidden = refused.length === 0
    place.replaceChildren(
      ...refused.map(deed => {
        const away = element('button', {
          type: 'button',
          className: 'house-link-button',
          textContent: deed.line ? 'Put it back in the box' : 'Understood',
        })
        away.addEventListener('click', () => {
          drop(deed.key)
          if (deed.line) putBack(deed)
          sayRefused()
        })
        return element('p', { className: 'govuk-body' }, `Not done: ${deed.words}. ${deed.refused}. `, away)
      }),
    )
  }

  addEventListener('beforeunload', event => {
    if (!isLeaving && unsaved() > 0) event.preventDefault()
  })

  function leaveFor(path) {
    isLeaving = true
    location.assign(path)
    if (new URL(path, location.href).pathname === location.pathname) location.reload()
    return false
  }

  // ——— The meeting as it stands ———

  async function look() {
    const answer = await send('GET', `${api}/sitting`)
    if (answer?.ok) {
      show(answer.content)
      for (const each of notes.values()) each.retry()
    } else if (answer) stopped(answer.content?.detail)
    sayWhatWaits()
  }

  /** The minutes were circulated, or taken away: nothing more can be saved, and what is here stays. */
  function stopped(words) {
    const place = ask('[data-saving]')
    place.hidden = false
    place.textContent = `${words ?? 'These minutes cannot be written any more'}.`
  }

  function show(now) {
    state = now
    page.dataset.now = now.now
    asOf = Date.now()
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

  function showSeat(seat) {
    const row = ask(`[data-seat="${seat.id}"]`)
    if (!row) return
    row.dataset.mark = seat.attendance
    const pressed = seat.leftTime ? 'left' : seat.arrivedTime ? 'arrived' : seat.attendance
    for (const button of row.querySelectorAll('.sitting__marks button'))
      button.setAttribute('aria-pressed', String(button.value === pressed))
    row.querySelector('[data-times]').textContent =
      seat.attendance === 'part'
        ? `There for a part${seat.arrivedTime ? `, from ${clock(seat.arrivedTime)}` : ''}${seat.leftTime ? `, until ${clock(seat.leftTime)}` : ''}`
        : ''
    showAcknowledged(row, seat.acknowledgedAt !== null)
    const interests = row.querySelector('input[name="interests"]')
    if (interests !== document.activeElement && interests.value === interests.defaultValue)
      interests.value = interests.defaultValue = seat.interests
  }

  function showAcknowledged(row, isIt) {
    row.querySelector('[data-acknowledged]').textContent = isIt ? 'Acknowledged' : 'Not yet'
    row.querySelector('input[name="acknowledged"]').value = isIt ? '' : 'yes'
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
    const list = ask('[data-stamps]')
    if (!list || stamps.length === 0) return
    list.replaceChildren(
      ...stamps.map(stamp =>
        element('li', {
          textContent: `${clock(stamp.at)}, ${stamp.why}: ${stamp.organisations} ${stamp.organisations === 1 ? 'organisation' : 'organisations'}, ${stamp.words}`,
        }),
      ),
    )
  }

  function showCurrent(current) {
    page.dataset.since = current?.since ?? ''
    page.dataset.allotted = current?.minutesAllotted ?? ''
    for (const entry of all('[data-entry]')) {
      const isNow = entry.dataset.entry === current?.agendaItemId
      entry.classList.toggle('sitting__now', isNow)
      entry.querySelector('.sitting__here').textContent = isNow ? 'Now' : ''
    }
    const next = ask('form[data-next]')
    const following = current && order[order.indexOf(current.agendaItemId) + 1]
    if (next) {
      next.hidden = !following
    }
    tick()
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
      leaveFor(`${at}/sitting`)
    })
    const line = element('p', { className: 'govuk-body' }, 'Somebody changed the register or the agenda. ', link)
    line.dataset.reload = ''
    ask('.sitting__top').before(line)
  }

  let asOf = Date.now()
  function tick() {
    const { since, allotted, now } = page.dataset
    if (!since || !state?.current) return
    ask('[data-clock]').replaceChildren(...clockWords(state.current, { since, allotted, now, asOf }))
  }

  // ——— Looking at one item at a time ———

  const sections = all('[data-item]')
  const order = sections.map(section => section.dataset.item)
  let viewed

  function view(id, { focus = false } = {}) {
    if (!order.includes(id)) return
    viewed = id
    for (const section of sections) section.hidden = section.dataset.item !== id
    for (const link of all('[data-entry] a'))
      link.closest('li').dataset.entry === id
        ? link.setAttribute('aria-current', 'true')
        : link.removeAttribute('aria-current')
    const section = sections[order.indexOf(id)]
    if (focus) section.focus()
    history.replaceState(null, '', `#item-${id}`)
  }
  for (const link of all('[data-entry] a'))
    link.addEventListener('click', event => {
      event.preventDefault()
      view(link.closest('li').dataset.entry, { focus: true })
    })

  function goTo(id) {
    if (!id) return
    doDeed({ method: 'PUT', path: `${api}/sitting/items/${id}`, words: 'going to another item' })
    view(id, { focus: true })
  }
  const goOn = () => goTo(order[order.indexOf(state?.current?.agendaItemId ?? viewed) + 1])

  // ——— The register ———

  const rows = all('[data-seat]')
  const nameOf = row => row.querySelector('bdi').textContent
  const marks = { p: 'present', a: 'apologies', x: 'absent', s: 'observer', r: 'arrived', l: 'left' }

  function mark(row, how) {
    for (const button of row.querySelectorAll('.sitting__marks button'))
      button.setAttribute('aria-pressed', String(button.value === how))
    row.dataset.mark = how
    doDeed({
      method: 'PUT',
      path: `${api}/attendance/${row.dataset.seat}/mark`,
      body: { mark: how, at: new Date(Date.parse(page.dataset.now) + Date.now() - asOf).toISOString() },
      seat: row.dataset.seat,
      words: `${nameOf(row)}: ${how}`,
    })
  }
  function acknowledge(row, isIt) {
    showAcknowledged(row, isIt)
    doDeed({
      method: 'PUT',
      path: `${api}/attendance/${row.dataset.seat}/acknowledgement`,
      body: { acknowledged: isIt },
      seat: row.dataset.seat,
      words: `${nameOf(row)} and the statement`,
    })
  }

  const declaring = new Map()
  function declare(row) {
    clearTimeout(declaring.get(row))
    declaring.delete(row)
    const box = row.querySelector('input[name="interests"]')
    if (box.value === box.defaultValue) return
    box.defaultValue = box.value
    doDeed({
      method: 'PUT',
      path: `${api}/attendance/${row.dataset.seat}/interests`,
      body: { interests: box.value.trim() },
      seat: row.dataset.seat,
      words: `what ${nameOf(row)} declared`,
    })
  }
  // A laptop may be closed within the second that a pause takes.
  addEventListener('pagehide', () => {
    for (const row of [...declaring.keys()]) declare(row)
  })

  rows.forEach((row, place) => {
    row.tabIndex = place === 0 ? 0 : -1
    row.setAttribute('aria-keyshortcuts', 'P A X S R L C I')
    for (const button of row.querySelectorAll('.sitting__marks button')) {
      button.addEventListener('click', event => {
        event.preventDefault()
        mark(row, button.value)
      })
    }
    row.querySelector('[data-acknowledge]').addEventListener('submit', event => {
      event.preventDefault()
      acknowledge(row, event.target.elements.acknowledged.value === 'yes')
    })
    row.querySelector('[data-interests]').addEventListener('submit', event => {
      event.preventDefault()
      declare(row)
      row.focus()
    })
    const declared = row.querySelector('input[name="interests"]')
    declared.addEventListener('input', () => {
      clearTimeout(declaring.get(row))
      declaring.set(
        row,
        setTimeout(() => declare(row), PAUSE_MS),
      )
    })
    row.addEventListener('keydown', event => event.target === row && onRow(event, row, place))
  })

  function focusRow(place) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, place))]
    for (const each of rows) each.tabIndex = each === row ? 0 : -1
    row.focus()
  }

  function onRow(event, row, place) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const places = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: rows.length - 1 }
    const key = event.key.toLowerCase()
    if (event.key in places) focusRow(places[event.key])
    else if (!keysAreOn()) return
    else if (key in marks) {
      mark(row, marks[key])
      focusRow(place + 1)
    } else if (key === 'c') acknowledge(row, row.querySelector('input[name="acknowledged"]').value === 'yes')
    else if (key === 'i') row.querySelector('input[name="interests"]').focus()
    else return
    event.preventDefault()
  }

  ask('[data-acknowledge-all]')?.addEventListener('submit', event => {
    event.preventDefault()
    doDeed({ method: 'POST', path: `${api}/acknowledgements`, words: 'all present acknowledged the statement' })
  })
  ask(`form[action="${at}/sitting"]`)?.addEventListener('submit', event => {
    event.preventDefault()
    doDeed({ method: 'POST', path: `${api}/sitting`, isOpening: true, words: 'opening the meeting' })
  })
  ask('form[data-next]')?.addEventListener('submit', event => {
    event.preventDefault()
    goOn()
  })
  for (const form of all('form[data-go]'))
    form.addEventListener('submit', event => {
      event.preventDefault()
      goTo(form.dataset.go)
    })

  // ——— An action in one line ———

  const organisations = all('[data-organisation]').map(each => ({
    id: each.dataset.organisation,
    name: each.textContent,
  }))
  const people = all('[data-owner]').map(each => {
    const [name, ...organisation] = each.textContent.split(', ')
    return { id: each.dataset.owner, name, organisationName: organisation.join(', ') }
  })
  const read = line => readActionLine(line, { today: page.dataset.today, organisations, people })
  const lineKey = id => `minutes-line ${person} ${at}/items/${id}`

  for (const form of all('form[data-line]')) {
    const box = form.elements.line
    const id = form.dataset.line
    const said = form.querySelector('[data-read]')
    const preview = () => {
      box.value ? store(lineKey(id), box.value) : drop(lineKey(id))
      said.textContent = box.value.trim() ? inWords(read(box.value)) : ''
    }
    box.value = fetched(lineKey(id)) ?? box.value
    preview()
    box.addEventListener('input', preview)
    form.addEventListener('submit', event => {
      const line = box.value.trim()
      const { text, ownerOrganisationId, ownerPersonId, dueOn } = read(line)
      const isWhole = text && ownerOrganisationId && dueOn
      // Nobody is taken away from what they are writing: the preview says what is missing, and the line stays.
      event.preventDefault()
      if (!isWhole) {
        said.textContent = `${inWords(read(line))} Add what is missing, or use the usual form.`
        return
      }
      doDeed({
        method: 'POST',
        path: `${api}/items/${id}/actions`,
        body: { text, ownerOrganisationId, dueOn, ...(ownerPersonId ? { ownerPersonId } : {}) },
        isMaking: true,
        line,
        item: id,
        words: `the action “${line}”`,
      })
      box.value = ''
      preview()
    })
  }

  function putBack({ item, line }) {
    const box = ask(`form[data-line="${item}"]`)?.elements.line
    if (!box) return
    view(item)
    box.value = [box.value, line].filter(Boolean).join(' ')
    box.dispatchEvent(new Event('input', { bubbles: true }))
    box.focus()
  }

  function inWords({ text, ownerOrganisationName, ownerPersonName, dueOn }) {
    const who = [ownerOrganisationName, ownerPersonName].filter(Boolean).join(', ') || 'who is not clear yet'
    return `Understood: ${text || 'what is not clear yet'}. Owner: ${who}. Due: ${dueOn ? longDate(dueOn) : 'when is not clear yet'}.`
  }

  // ——— Keys ———

  const keysKey = 'sitting-keys'
  const keysAreOn = () => fetched(keysKey) !== 'off'
  const keys = ask('[data-keys]')
  const keysBox = ask('[data-keys-on]')
  keysBox.checked = keysAreOn()
  keysBox.addEventListener('change', () => store(keysKey, keysBox.checked ? 'on' : 'off'))
  const opener = ask('[data-keys-open]')
  opener.hidden = false
  opener.addEventListener('click', () => keys.showModal())

  const box = (name, id = viewed) => notesForm(id)?.elements[name]
  const notesForm = id => ask(`form[data-notes="${id}"]`)
  const step = by => view(order[order.indexOf(viewed) + by], { focus: true })
  const chords = {
    KeyN: goOn,
    KeyB: () => step(-1),
    KeyM: () => step(1),
    KeyT: () => box('text')?.focus(),
    KeyG: () => box('decision')?.focus(),
    KeyU: () => box('outcome')?.focus(),
    KeyK: () => ask(`form[data-line="${viewed}"]`)?.elements.line.focus(),
    KeyR: () => rows.length > 0 && focusRow(rows.findIndex(row => row.tabIndex === 0)),
  }

  document.addEventListener('keydown', event => {
    if (!keysAreOn() || keys.open) return
    // AltGr writes letters in many languages, and says that it is Ctrl and Alt together.
    const isChord = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.code in chords
    const isTyping = /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '')
    if (isChord) chords[event.code]()
    else if (event.key === '?' && !isTyping) keys.showModal()
    else return
    event.preventDefault()
  })

  for (const form of all('form[data-notes]')) notes.set(form.dataset.notes, notesOf(form))
  view(location.hash.replace('#item-', '') || ask('.sitting__now')?.dataset.entry || order[0])
  if (!viewed) view(ask('.sitting__now')?.dataset.entry ?? order[0])
  sayRefused()
  sayWhatWaits()
  void look().then(sendDeeds)
  setInterval(() => look().then(sendDeeds), LOOK_MS)
  setInterval(tick, TICK_MS)
  addEventListener('online', () => look().then(sendDeeds))
}

/** `Item 4: began 10:25am, planned 10:20am. 12 minutes of 10, 2 minutes over.` */
function clockWords({ number, sinceTime, startsAtTime }, { since, allotted, now, asOf }) {
  const elapsed = Math.max(0, Math.floor((Date.parse(now) + Date.now() - asOf - Date.parse(since)) / 60_000))
  const most = Number(allotted)
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

if (page) takeMinutes(page)
if (room) showRoom()
