// An action in one line, with a preview of what was understood of it.
import { readActionLine } from './action-line.js'
import { drop, fetched, store } from './house.js'
import { longDate } from './sitting-words.js'

/** Raises actions by one line each; what is refused can be put back into its box. */
export function raiseByLine(desk) {
  const { at, api, person, ask, all } = desk
  const organisations = all('[data-organisation]').map(each => ({
    id: each.dataset.organisation,
    name: each.textContent,
  }))
  const people = all('[data-owner]').map(each => {
    const [name, ...organisation] = each.textContent.split(', ')
    return { id: each.dataset.owner, name, organisationName: organisation.join(', ') }
  })
  const read = line => readActionLine(line, { today: desk.page.dataset.today, organisations, people })
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
      desk.doDeed({
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
    desk.view(item)
    box.value = [box.value, line].filter(Boolean).join(' ')
    box.dispatchEvent(new Event('input', { bubbles: true }))
    box.focus()
  }

  return { putBack }
}

function inWords({ text, ownerOrganisationName, ownerPersonName, dueOn }) {
  const who = [ownerOrganisationName, ownerPersonName].filter(Boolean).join(', ') || 'who is not clear yet'
  return `Understood: ${text || 'what is not clear yet'}. Owner: ${who}. Due: ${dueOn ? longDate(dueOn) : 'when is not clear yet'}.`
}
