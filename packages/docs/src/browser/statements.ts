import { make } from './dom.ts'

const tip = document.createElement('div')
tip.id = 'tip'
tip.role = 'tooltip'
tip.popover = 'auto' // the browser places it beside its link, and Escape hides it

/** Shows what a statement or decision says: beside its id, on hover and on focus; and below what rests on it, once that is opened. */
export function showStatements(): void {
  document.body.append(tip)
  document.addEventListener('pointerover', ({ target }) => show(linkAt(target)))
  document.addEventListener('pointerout', ({ target, relatedTarget }) => {
    if (linkAt(target) !== linkAt(relatedTarget)) hide()
  })
  document.addEventListener('focusin', ({ target }) => show(linkAt(target)))
  document.addEventListener('focusout', hide)
  document.addEventListener('toggle', fillOrigins, { capture: true }) // it does not bubble
}

function fillOrigins({ target }: Event): void {
  const details = target instanceof Element ? target.closest('details.rests') : null
  if (details === null || details.querySelector('ul') !== null) return
  const ids = details.textContent.match(/\b[A-Z]\d{2,}\b/g) ?? []
  details.append(make('ul', {}, ...ids.map(originOf)))
}

/** An id with what it says; alone where the page does not have it. */
function originOf(id: string): HTMLElement {
  const place = document.getElementById(id)
  return place === null
    ? make('li', {}, id)
    : make('li', {}, make('a', { class: 'id', href: `#${id}` }, id), ` ${textOf(place)}`)
}

function linkAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a.id') : null
}

function show(link: HTMLAnchorElement | null): void {
  const id = link?.hash.slice(1)
  const place = id ? document.getElementById(id) : null
  if (link === null || place === null) return
  hide()
  tip.textContent = textOf(place)
  link.setAttribute('aria-describedby', tip.id)
  tip.showPopover({ source: link })
}

function hide(): void {
  tip.hidePopover()
  document.querySelector(`[aria-describedby=${tip.id}]`)?.removeAttribute('aria-describedby')
}

/** Of a decision what was decided, of a statement its sentence. */
function textOf(place: Element): string {
  const text = place.querySelector('p')?.textContent ?? place.querySelector('span')?.firstChild?.textContent
  return text?.trim() ?? ''
}
