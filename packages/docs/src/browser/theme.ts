/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

const themes = ['auto', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

/** The only thing that this page keeps. */
const key = 'bulk-import-docs-theme'

export function storedTheme(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'auto'
  } catch {
    return 'auto' // a browser may forbid storage to a page from a file
  }
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
}

/** Makes the switch of the header work. */
export function switchTheme(): void {
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[name=theme]')) {
    radio.checked = radio.value === storedTheme()
    radio.addEventListener('change', () => {
      const theme = themes.find((one) => one === radio.value) ?? 'auto'
      applyTheme(theme)
      try {
        localStorage.setItem(key, theme)
      } catch {
        // Then it holds until the page is left.
      }
    })
  }
}
