// The keys of the minute-taking page: shown by "?", and off for whoever wants none (WCAG 2.1.4).
import { fetched, store } from './house.js'

const KEY = 'sitting-keys'
export const keysAreOn = () => fetched(KEY) !== 'off'

/** Listens for Alt and a letter, by the place of the key: `chords` says what each does. */
export function listenForKeys({ ask }, chords) {
  const keys = ask('[data-keys]')
  const keysBox = ask('[data-keys-on]')
  keysBox.checked = keysAreOn()
  keysBox.addEventListener('change', () => store(KEY, keysBox.checked ? 'on' : 'off'))
  const opener = ask('[data-keys-open]')
  opener.hidden = false
  opener.addEventListener('click', () => keys.showModal())

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
}
