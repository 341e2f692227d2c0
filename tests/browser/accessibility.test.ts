import { expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { describeInBrowser, docsAddress, useBrowser } from './support/browser.ts'
import { body, send } from './support/form.ts'

describeInBrowser('axe', () => {
  const visit = useBrowser()

  it.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)(
    'gives axe nothing to object to at a width of %i in %s colours, with everything opened and issues shown',
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
