const tip = document.createElement('div')
tip.id = 'tip'
tip.role = 'tooltip'
tip.hidden = true

/** Shows what a statement or decision says beside its id, on hover and on focus. Escape hides it. */
export function showStatements(): void {
  document.body.append(tip)
  document.addEventListener('pointerover', ({ target }) => show(linkAt(target)))
  document.addEventListener('pointerout', ({ target, relatedTarget }) => {
    if (linkAt(target) !== linkAt(relatedTarget)) hide()
  })
  document.addEventListener('focusin', ({ target }) => show(linkAt(target)))
  document.addEventListener('focusout', hide)
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide()
  })
}

function linkAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>('a.id') : null
}

function show(link: HTMLAnchorElement | null): void {
  const id = link?.hash.slice(1)
  const place = id ? document.getElementById(id) : null
  if (link === null || place === null) return
  tip.textContent = textOf(place)
  tip.hidden = false
  link.setAttribute('aria-describedby', tip.id)
  const { left, bottom, top } = link.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = tip
  const isBelow = bottom + height + 8 < innerHeight
  tip.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
  tip.style.top = `${isBelow ? bottom + 6 : top - height - 6}px`
}

function hide(): void {
  tip.hidden = true
  document.querySelector(`[aria-describedby=${tip.id}]`)?.removeAttribute('aria-describedby')
}

/** Of a decision what was decided, of a statement its sentence. */
function textOf(place: Element): string {
  const text = place.querySelector('p')?.textContent ?? place.querySelector('span')?.firstChild?.textContent
  return text?.trim() ?? ''
}
