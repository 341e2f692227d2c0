import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInBrowser, docsAddress, useBrowser } from './support/browser.ts'
import { body, send } from './support/form.ts'

/** What axe has against the page as it stands, all its rules applied. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source) // a script element would be refused by the policy of the page
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  })
}

describeInBrowser('axe', () => {
  const visit = useBrowser()

  it.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)(
    'finds nothing at a width of %i in %s colours, with everything opened and faults shown',
    async (width, colorScheme) => {
      const { page } = await visit(docsAddress, { viewport: { width, height: 900 }, colorScheme })
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      await body(page).fill('{"Name": "", "DataStageDuration": 11, "Unknown": 1}')
      await send(page)
      expect(await violations(page)).toEqual([])
    },
  )
})
