/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** The only thing that this page keeps. */
const key = 'bulk-import-docs-theme'

/** auto, light or dark. */
export function storedTheme(): string {
  try {
    return localStorage.getItem(key) ?? 'auto'
  } catch {
    return 'auto' // a browser may forbid storage to a page from a file
  }
}

export function applyTheme(theme: string): void {
  document.documentElement.dataset.theme = theme
}

export function switchTheme(): void {
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[name=theme]')) {
    radio.checked = radio.value === storedTheme()
    radio.addEventListener('change', () => {
      applyTheme(radio.value)
      try {
        localStorage.setItem(key, radio.value)
      } catch {
        // Then it holds until the page is left.
      }
    })
  }
}
