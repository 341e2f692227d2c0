import { expect, it } from 'vitest'
import { describeInBrowser, useSharedVisit } from './support/browser.ts'
import { body } from './support/form.ts'

/** What has the focus, and how that is shown; of a theme, which is a hidden radio button, by the label. */
function focused(): { name: string; outline: string } {
  const element = document.activeElement ?? document.body
  const shown = element.matches('[name=theme]') ? element.nextElementSibling : element
  return { name: element.outerHTML.slice(0, 80), outline: getComputedStyle(shown ?? element).outlineStyle }
}

describeInBrowser('the documentation page, by keyboard only', () => {
  const visit = useSharedVisit()

  it('offers first to skip to the text, by keyboard', async () => {
    const { page } = await visit()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the text')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#life')
  })

  it('shows where the keyboard focus is at each stop', async () => {
    const { page } = await visit()
    for (const place of ['top', 'try', 'request', 'code', 'decisions']) {
      await page.evaluate((id) => {
        location.hash = id
      }, place)
      for (let stop = 0; stop < 20; stop++) {
        await page.keyboard.press('Tab')
        const { name, outline } = await page.evaluate(focused)
        expect(outline, name).toBe('solid')
      }
    }
  })

  it('builds a request by keyboard, shows it in each form and sends it', async () => {
    const { page } = await visit()
    await page.locator('#try').getByLabel('Name', { exact: true }).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('By hand')
    await page.keyboard.press('Tab')
    await page.keyboard.type('7')
    expect(JSON.parse(await body(page).inputValue())).toEqual({ Name: 'By hand', DataStageDuration: 7 })
    await page.getByRole('tab', { name: 'Body' }).focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('tabpanel').textContent()).toContain('createClient')
    await page.keyboard.press('End')
    expect(await page.getByRole('tabpanel').textContent()).toContain('curl')
    await page.getByRole('button', { name: 'Send to the mock' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.reply .good').waitFor()
  })

  it('chooses a theme with the arrow keys', async () => {
    const { page } = await visit()
    await page.getByLabel('Auto').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  })
})
