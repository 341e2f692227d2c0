import { get } from './dom.ts'

export function addCopyButtons(within: ParentNode = document): void {
  for (const figure of within.querySelectorAll('figure.code')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = 'Copy'
    button.setAttribute('aria-label', `Copy: ${figure.querySelector('figcaption')?.textContent}`)
    button.addEventListener('click', () => void copy(figure.querySelector('pre')?.textContent ?? '', button))
    figure.append(button)
  }
}

async function copy(text: string, button: HTMLButtonElement): Promise<void> {
  const isCopied = await (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
    () => true,
    () => false,
  )
  button.textContent = isCopied ? 'Copied' : 'Copy it by hand'
  // For screen readers.
  get('#said').textContent = isCopied ? 'Copied' : 'The browser does not permit copying'
  setTimeout(() => {
    button.textContent = 'Copy'
  }, 2000)
}
