import { drop, fetched, store } from './house.js'
import { askAbout, isHeldBack } from './pen.js'
import { element } from './sitting-words.js'
import { savedWords } from './times.js'

const PAUSE_MS = 1000
const RETRY_MS = 5000
const MOST_SENT = 10
const FIELDS = ['text', 'decision', 'outcome', 'dissent']
const PROSE = 2

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

/** The notes of one item: a draft in this browser until the platform confirms it, and put together with what others save. */
export function notesOf(desk, form) {
  const { at, api, person } = desk
  const id = form.dataset.notes
  // The same place and shape as on the page where minutes are edited, so that either finds what the other kept.
  const key = `minutes ${person} ${at}/items/${id}`
  const fields = FIELDS.map(name => form.elements[name])
  const status = form.querySelector('[data-saved]')
  const typed = () => fields.map(field => field.value.trim())
  let base = { version: Number(form.elements.version.value), values: typed() }
  let sent = []
  let timer
  let isSaving = false
  let clash
  // What the guard at the pen stopped, and what its author said identifies no one.
  let held
  let seals = ''

  const isDirty = () => !same(typed(), base.values)
  const isHeld = () => held !== undefined && same(typed(), held)
  const say = words => status.replaceChildren(words)
  const later = pause => {
    clearTimeout(timer)
    timer = setTimeout(save, pause)
  }
  const keep = () => {
    if (isDirty()) store(key, { version: base.version, values: typed(), base: base.values, sent })
    else drop(key)
    desk.sayWhatWaits()
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
    const answer = await desk.send('PUT', `${api}/items/${id}`, {
      body: { text, decision, outcome: outcome || null, dissent },
      headers: { 'if-match': `"${base.version}"`, ...(seals ? { 'identifies-no-one': seals } : {}) },
    })
    isSaving = false
    if (!answer) {
      say('Not saved yet: kept in this browser, and tried again shortly.')
      return later(RETRY_MS)
    }
    if (answer.ok) return confirmed(answer.content.version, values)
    if (answer.status === 412) return meet(answer.content.current)
    if (isHeldBack(answer)) return holdBack(values, answer.content)
    say(`Not saved, but kept in this browser. ${answer.content?.detail ?? ''}`)
  }

  /** Something could identify somebody: its author mends it, or says that no one is meant. */
  function holdBack(values, problem) {
    held = values
    say('Not saved, but kept in this browser. ')
    status.append(
      ...askAbout(problem, {
        form,
        onConfirm: confirm => {
          held = undefined
          seals = confirm
          void save()
        },
      }),
    )
    desk.sayWhatWaits()
    // Written on meanwhile: that is looked at in its turn.
    if (!isHeld()) later(PAUSE_MS)
  }

  function confirmed(version, values) {
    stand(version, values)
    sent = []
    held = undefined
    say(savedWords())
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
    if (!isDirty()) return say(`${savedWords(theirs.savedAt ?? undefined)}${who}`)
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
      desk.isLeaving = true
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

  /** What this browser kept when the page was left: it meets what has been saved since. */
  function bringBack(kept) {
    const now = base
    sent = kept.sent ?? []
    const version = Number(kept.version)
    // The page where minutes are edited keeps no base; without one, only a text nobody touched since has one.
    stand(version, kept.base ?? (version === now.version ? now.values : FIELDS.map(() => '')))
    fields.forEach((field, place) => {
      field.value = kept.values[place] ?? now.values[place]
    })
    if (same(typed(), now.values)) return confirmed(now.version, now.values)
    const [text, decision, outcome, dissent] = now.values
    if (now.version > version) return meet({ version: now.version, text, decision, outcome, dissent })
    say('What was not saved last time is back')
    later(PAUSE_MS)
  }

  const kept = fetched(key)
  if (kept) bringBack(kept)
  return { meet, isDirty, isHeld, retry: () => isDirty() && !clash && !isSaving && !isHeld() && save() }
}

/** One box of two people's making: whoever changed it alone has it; two who wrote on after the same words both have it. */
function mergedField(place, { mine, theirs, base }) {
  if (mine === theirs || theirs === base) return mine
  if (mine === base || theirs.startsWith(mine)) return theirs
  if (mine.startsWith(theirs)) return mine
  if (place < PROSE && base && mine.startsWith(base) && theirs.startsWith(base))
    return `${theirs}\n${mine.slice(base.length).trimStart()}`
  return undefined
}
const joined = (place, mine, theirs) => {
  if (!mine || theirs.includes(mine)) return theirs
  if (!theirs || mine.includes(theirs)) return mine
  // An outcome is one or the other; the decision's words hold both.
  return place === 2 ? mine : `${theirs}${place === 3 ? '; ' : '\n\n'}${mine}`
}
