import type { Page } from 'playwright-core'

/** Goes to the button or text box of the section "Try a whole import" by keyboard. */
export async function tabTo(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    location.hash = 'try-life'
  })
  for (let stop = 0; stop < 20; stop++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === name) return
  }
  throw new Error(`No ${name} within 20 stops.`)
}

/** What has the focus, by its text or its label. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document
    const [label] = (activeElement as HTMLTextAreaElement | null)?.labels ?? []
    return (label ?? activeElement)?.textContent ?? ''
  })
}

/** Presses a button, also one that is disabled, and waits for what is said then. */
export async function press(page: Page, name: string): Promise<string> {
  const said = page.locator('#try-life .said')
  await said.evaluate((place) => place.replaceChildren())
  await page.locator('#try-life').getByRole('button', { name, exact: true }).press('Enter')
  await said.locator('span').waitFor()
  return (await said.textContent()) ?? ''
}

/** Stages the records, and executes the import. */
export async function execute(page: Page): Promise<void> {
  await press(page, 'Stage')
  await page.getByRole('button', { name: 'Execute', exact: true }).press('Enter')
  await press(page, 'Yes, execute')
}

/** Lets time pass until the import has ended, and returns the states that were seen. The clock of the page has to be installed. */
export async function watch(page: Page): Promise<Set<string>> {
  const seen = new Set<string>()
  while (!seen.has('Completed')) {
    seen.add(await state(page))
    await page.clock.runFor(600)
  }
  return seen
}

export async function state(page: Page): Promise<string> {
  return (await page.locator('#try-life [aria-current=step]').textContent()) ?? ''
}

/** The counters in their order. */
export async function counters(page: Page): Promise<number[]> {
  return (await page.locator('#try-life td').allTextContents()).map(Number)
}

/** From 0 to 1. */
export function progress(page: Page): Promise<number> {
  return page.locator('#try-life progress').evaluate((element) => (element as HTMLProgressElement).position)
}
