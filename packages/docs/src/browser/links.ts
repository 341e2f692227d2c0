import { make } from './dom.ts'

/** A link to itself beside each heading that names a place, for copying. */
export function addLinks(): void {
  for (const heading of document.querySelectorAll('section > h2, .field h3, h3[id]')) {
    const id = heading.closest('[id]')?.id ?? ''
    heading.ariaLabel = heading.textContent // without the link
    heading.append(
      ' ',
      make('a', { class: 'anchor', href: `#${id}`, 'aria-label': `Link to ${heading.textContent}` }, '#'),
    )
  }
}

/** Opens the place that the address names, where it is one that opens. */
export function openPlace(): void {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (place instanceof HTMLDetailsElement) place.open = true
}

/** Beside the text, the contents open at the operation that is being read. */
export function followReading(): void {
  let followed: Element | undefined
  const isBeside = matchMedia('(width >= 64rem)')
  const observer = new IntersectionObserver(
    (entries) => {
      const read = entries.find(({ isIntersecting }) => isIntersecting)?.target
      const link = document.querySelector(`.contents a[href="#${read?.id}"]`)
      const details = isBeside.matches ? link?.closest('details') : undefined
      // What a reader has opened meanwhile stays, until another operation is read.
      if (details && details !== followed) {
        details.open = true
        followed = details
      }
    },
    { rootMargin: '-20% 0px -75%' },
  )
  for (const section of document.querySelectorAll('.sections section')) observer.observe(section)
}
