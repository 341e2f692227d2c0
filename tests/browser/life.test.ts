import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { describeInBrowser, docsAddress, useBrowser, useMock, useSharedVisit } from './support/browser.ts'
import { counters, execute, focused, press, progress, state, tabTo, watch } from './support/life.ts'

const records = (page: Page) => page.getByLabel('Records, one on each line, as JSON')
const failures = (page: Page) => page.locator('#try-life .failures li').allTextContents()
const requests = (page: Page) => page.locator('#try-life .requests li').allTextContents()

describeInBrowser('a whole import in the documentation page', () => {
  const visit = useBrowser()
  const sharedVisit = useSharedVisit()
  const serve = useMock()

  async function begin(): Promise<Page> {
    const { page } = await sharedVisit()
    await page.clock.install()
    await page.reload()
    return page
  }

  it('is carried out by keyboard alone, from records to the reasons why some failed', async () => {
    const page = await begin()
    await tabTo(page, 'Records, one on each line, as JSON')
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('\n{"CustomerType":"Typed"}')
    await tabTo(page, 'Stage')
    await page.keyboard.press('Enter')
    await page.getByText('Staged. Passed: 4, failed: 2.').waitFor()
    expect([await counters(page), await progress(page)]).toEqual([[6, 4, 2, 4, 0, 0, 0], 0])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('Cancel')
    await page.keyboard.press('Escape')
    expect([await focused(page), await state(page)]).toEqual(['Execute', 'Staging'])
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Executed.', { exact: true }).waitFor()
    expect(await watch(page)).toEqual(new Set(['Queued', 'Processing', 'Completed']))
    await page.getByText('Completed. Imported: 3. Failed: 2 at staging, 1 on import.').waitFor()
    expect([await focused(page), await progress(page)]).toEqual(['Execute', 1])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Failed records: 3.').waitFor()
    expect(await failures(page)).toEqual([
      'Record 3: ProfileId is missing. {"Emails":[{"EmailAddress":"bob@example.com"}]}',
      'Record 4: There is no profile 404. {"ProfileId":404,"IsActive":true}',
      'Record 6: ProfileId is missing. {"CustomerType":"Typed"}',
    ])
    expect(await requests(page)).toEqual([
      'POST /ACME_CORP/Import → 200',
      'POST /ACME_CORP/Import/{accessToken} → 200',
      'POST /ACME_CORP/Import/{accessToken}/Execute → 200',
      'GET /ACME_CORP/Import/{accessToken}/Status → 200, 8 times',
      'GET /ACME_CORP/Import/{accessToken}/Exceptions?limit=100 → 200',
    ])
  })

  it('says in the words of the mock why a step is out of order', async () => {
    const page = await begin()
    expect(await press(page, 'Execute')).toMatch(/^400: .* stage some before you execute it\.$/)
    await execute(page)
    expect(await press(page, 'Stage')).toBe(
      '400: The import was executed: it takes no more records. Start over begins a new one.',
    )
    expect(await press(page, 'Execute')).toMatch(
      /^400: The import was executed already.* Start over begins a new one\.$/,
    )
  })

  it('sends nothing when a record is not JSON, or there is none, and says which', async () => {
    const page = await begin()
    await records(page).fill('{"ProfileId":1}\n\n{"ProfileId":')
    expect(await press(page, 'Stage')).toBe(
      'Nothing was sent: line 3 is not a complete JSON object. Put each record on a single line.',
    )
    expect(await records(page).getAttribute('aria-invalid')).toBe('true')
    await records(page).fill('{"ProfileId":1}\n[{"ProfileId":2}]')
    expect(await press(page, 'Stage')).toMatch(/^Nothing was sent: line 2 is not/)
    await records(page).fill(' \n')
    expect(await press(page, 'Stage')).toBe('Nothing was sent: there is no record. Put each one on a single line.')
    expect(await requests(page)).toEqual([])
  })

  it('begins anew in the middle of an import, which then moves no more', async () => {
    const page = await begin()
    expect(await press(page, 'Start over')).toBe('No import has begun.')
    await execute(page)
    await page.clock.runFor(600)
    expect(await press(page, 'Start over')).toBe('The next step starts a new import.')
    await page.clock.runFor(6000)
    expect([await counters(page), await requests(page)]).toEqual([[0, 0, 0, 0, 0, 0, 0], []])
    expect(await page.locator('#try-life .said').textContent()).toBe('The next step starts a new import.')
    expect(await press(page, 'Show failed records')).toBe('No record has failed so far.')
    await press(page, 'Stage')
    await press(page, 'Stage')
    expect(await counters(page)).toEqual([10, 8, 2, 8, 0, 0, 0])
  })

  it('asks neither a server nor the mock that served the page, and stores nothing', async () => {
    const mock = await serve()
    const { page, messages, requests: sent } = await visit(mock.url)
    sent.length = 0 // the page itself
    await execute(page)
    await press(page, 'Show failed records')
    const stored = await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])
    expect({ sent, messages, stored, ofMock: mock.requests() }).toEqual({
      sent: [],
      messages: [],
      stored: [[], []],
      ofMock: [],
    })
  })

  it.each([
    [1280, 'light'],
    [320, 'dark'],
  ] as const)(
    'gives axe nothing to object to in any state, and fits a width of %i, in %s colours',
    async (width, colorScheme) => {
      const page = await begin()
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      // The other sections have tests of their own, and take axe long.
      await page.evaluate(() => {
        for (const section of document.querySelectorAll('section:not(#try-life, #life)')) section.remove()
      })
      const look = async () => {
        expect(await violations(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
      await look()
      await press(page, 'Execute')
      await press(page, 'Stage')
      await look()
      await page.getByRole('button', { name: 'Execute', exact: true }).press('Enter')
      await look()
      await press(page, 'Yes, execute')
      await look()
      await watch(page)
      await press(page, 'Show failed records')
      await look()
    },
  )

  it('says that it needs JavaScript where there is none', async () => {
    const { page } = await visit(docsAddress, { javaScriptEnabled: false })
    expect(await page.locator('#try-life .without-script').isVisible()).toBe(true)
    expect(await page.locator('#try-life button').first().isVisible()).toBe(false)
  })
})
