/** Adds a button to each piece of code that copies it. */
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
  const isCopied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => copySelection(text),
  )
  button.textContent = isCopied ? 'Copied' : 'Copy it by hand'
  say(isCopied ? 'Copied' : 'The browser does not permit copying')
  setTimeout(() => {
    button.textContent = 'Copy'
  }, 2000)
}

/** For browsers without the clipboard interface, or whose user has not permitted it. */
function copySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'away'
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  return isCopied
}

/** Announces it to screen readers. */
function say(text: string): void {
  const region = document.querySelector('#said')
  if (region !== null) region.textContent = text
}
