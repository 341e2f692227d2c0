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
    () => copyByHand(text),
  )
  button.textContent = isCopied ? 'Copied' : 'Select it and copy'
  say(isCopied ? 'Copied' : 'The browser did not permit to copy')
  setTimeout(() => {
    button.textContent = 'Copy'
  }, 2000)
}

/** Browsers without the clipboard interface, or with a user who has not permitted it. */
function copyByHand(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'away'
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  return isCopied
}

/** Tells people who listen to the page what those who see it see. */
function say(text: string): void {
  const region = document.querySelector('#said')
  if (region !== null) region.textContent = text
}
