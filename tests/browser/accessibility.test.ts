import { expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { describeInBrowser, useSharedVisit } from './support/browser.ts'
import { body, send } from './support/form.ts'

describeInBrowser('axe', () => {
  const visit = useSharedVisit()

  it.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)(
    'gives axe nothing to object to at a width of %i in %s colours, with everything opened and issues shown',
    async (width, colorScheme) => {
      const { page } = await visit()
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      await body(page).fill('{"Name": "", "DataStageDuration": 11, "Unknown": 1}')
      await send(page)
      expect(await violations(page)).toEqual([])
    },
  )
})
