import type { Page } from 'playwright-core'

/** The body as the form will send it. */
export const body = (page: Page) => page.getByLabel('Body, as JSON')

/** Every issue that the form lists, as whole sentences. */
export async function issues(page: Page): Promise<string[]> {
  const items = await page.locator('.issues li').allTextContents()
  return items.map((text) => text.replaceAll(/\s+/g, ' ').trim())
}

/** Sends the form and waits for the response. */
export async function send(page: Page): Promise<{ status: string; text: string }> {
  await page.locator('.reply').evaluate((reply) => reply.replaceChildren())
  await page.getByRole('button', { name: 'Send to the mock' }).click()
  const text = (await page.locator('.reply pre').textContent()) ?? ''
  return { status: (await page.locator('.reply .status').textContent()) ?? '', text: text.slice(text.indexOf('{')) }
}
