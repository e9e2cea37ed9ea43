// The guard at the pen on pages that save as one types: it says what was found and where, and asks for a tick.
import { element } from './sitting-words.js'

let boxes = 0

/** The warning; and where no one could be identified, the box whose tick sends the same words again. */
export function askAbout({ errors, confirm }, { form, onConfirm }) {
  const labelOf = field => form?.elements[field]?.labels?.[0]?.firstChild.textContent
  const said = errors.map(({ field, words }) =>
    element('span', { className: 'house-held' }, [labelOf(field), words].filter(Boolean).join(': '), '. '),
  )
  return confirm ? [...said, tick(() => onConfirm(confirm))] : said
}

function tick(onTick) {
  boxes += 1
  const id = `no-one-${boxes}`
  const box = element('input', { type: 'checkbox', className: 'govuk-checkboxes__input', id })
  box.addEventListener('change', () => box.checked && onTick())
  const label = element('label', {
    className: 'govuk-label govuk-checkboxes__label',
    htmlFor: id,
    textContent: 'No one could be identified from this',
  })
  return element('span', { className: 'govuk-checkboxes__item govuk-checkboxes--small' }, box, label)
}

/** Whether an answer of the platform is such a warning. */
export const isHeldBack = answer => answer.content?.errors?.some(each => each.kinds) ?? false

/** The same warning out of the page that a form is answered with. */
export function heldBackIn(html) {
  const drawn = new DOMParser().parseFromString(html, 'text/html')
  const links = [...drawn.querySelectorAll('.govuk-error-summary__list a')]
  return {
    errors: links
      .map(link => ({ field: link.getAttribute('href').slice(1), words: link.textContent }))
      .filter(each => each.field !== 'identifies-no-one'),
    confirm: drawn.querySelector('#identifies-no-one')?.value,
  }
}
