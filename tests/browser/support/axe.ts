import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe has against the page as it stands, all its rules applied. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source) // a script element would be refused by the policy of the page
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  })
}
