// The register of a meeting that sits: one key, or one press, for each person.
import { clock } from './times.js'

const PAUSE_MS = 1000

/** Lets rows be gone through by arrows and marked by one key. */
export function keepRegister(desk) {
  const { api, ask, all } = desk
  const rows = all('[data-seat]')
  const nameOf = row => row.querySelector('bdi').textContent
  const marks = { p: 'present', a: 'apologies', x: 'absent', s: 'observer', r: 'arrived', l: 'left' }

  function mark(row, how) {
    for (const button of row.querySelectorAll('.sitting__marks button'))
      button.setAttribute('aria-pressed', String(button.value === how))
    row.dataset.mark = how
    desk.doDeed({
      method: 'PUT',
      path: `${api}/attendance/${row.dataset.seat}/mark`,
      body: { mark: how, at: new Date(desk.now()).toISOString() },
      seat: row.dataset.seat,
      words: `${nameOf(row)}: ${how}`,
    })
  }
  function acknowledge(row, isIt) {
    showAcknowledged(row, isIt)
    desk.doDeed({
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
    desk.doDeed({
      method: 'PUT',
      path: `${api}/attendance/${row.dataset.seat}/interests`,
      body: { interests: box.value.trim() },
      seat: row.dataset.seat,
      box: box.value.trim(),
      words: `what ${nameOf(row)} declared, “${box.value.trim()}”`,
    })
  }
  /** What was refused, so that it can be mended. */
  desk.putBackInBox = ({ seat, box: words }) => {
    const box = ask(`[data-seat="${seat}"] input[name="interests"]`)
    if (!box) return
    box.value = words
    box.focus()
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
    else if (!desk.keysAreOn()) return
    else if (key in marks) {
      mark(row, marks[key])
      focusRow(place + 1)
    } else if (key === 'c') acknowledge(row, row.querySelector('input[name="acknowledged"]').value === 'yes')
    else if (key === 'i') row.querySelector('input[name="interests"]').focus()
    else return
    event.preventDefault()
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

  return { showSeat, focusRegister: () => rows.length > 0 && focusRow(rows.findIndex(row => row.tabIndex === 0)) }
}
