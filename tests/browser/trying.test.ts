import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInBrowser, docsAddress, useBrowser, useMock, useSharedVisit } from './support/browser.ts'
import { send } from './support/form.ts'

describeInBrowser('the form of the documentation page', () => {
  const visit = useBrowser()
  const sharedVisit = useSharedVisit()
  const serve = useMock()

  it('sends a valid request to the mock inside the page when it is opened from a file', async () => {
    const { page, messages, requests } = await visit(docsAddress)
    await page.locator('#try').getByLabel('DataStageDuration', { exact: true }).fill('5')
    const { status, text } = await send(page)
    expect(status).toBe('200')
    expect(JSON.parse(text)).toMatchObject({ Status: 'Initiated', DataStageDuration: 5 })
    expect(await page.locator('.reply').textContent()).toMatch(/inside this page.*The response is valid.*6 h 0 min/s)
    expect({ messages, requests }).toEqual({ messages: [], requests: [docsAddress] })
  })

  it('sends a valid request to the mock that served the page, and shows a token above 2^53 digit by digit [C11]', async () => {
    const mock = await serve()
    const { page, messages } = await visit(mock.url)
    await send(page)
    const { text } = await send(page)
    const [, second] = mock.imports()
    expect(Number(second?.accessToken)).toBeGreaterThan(Number.MAX_SAFE_INTEGER)
    expect(text).toContain(`"AccessToken": ${second?.accessToken},`)
    expect(messages).toEqual([])
  })

  it('shows an issue beside its field while one types, and removes it again', async () => {
    const { page } = await sharedVisit()
    const days = page.locator('#try').getByLabel('DataStageDuration', { exact: true })
    await days.fill('11')
    expect(await days.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('#try-DataStageDuration-issue').textContent()).toBe('must be at most 10, but is 11')
    await days.fill('10')
    expect(await days.getAttribute('aria-invalid')).toBe('false')
    expect(await page.locator('.issues').textContent()).toBe('The request is valid.')
  })

  it('gets each error response by the link beside it [S59, S60, S61, S62]', async () => {
    const { page } = await sharedVisit()
    for (const status of [401, 403, 404, 503]) await follow(page, status)
  })

  async function follow(page: Page, status: number): Promise<void> {
    await page.locator(`#status-${status}`).getByRole('link', { name: 'Try it' }).click()
    expect(await page.locator('.reply .status').textContent()).toBe(String(status))
    await page.locator('.reply').getByRole('link', { name: 'What to do' }).click()
    expect(new URL(page.url()).hash).toBe(`#status-${status}`)
  }

  it('shows no response below a request that it is not for', async () => {
    const { page } = await sharedVisit()
    await page.reload()
    for (const [label, value] of [
      ['Name', 'Another'],
      ['clientId', 'ANOTHER'],
      ['Authorization', 'Bearer another'],
      ['Body, as JSON', '{"Name":"Another"}'],
    ] as const) {
      expect((await send(page)).status).toBe('200')
      await page.locator('#try').getByLabel(label, { exact: true }).fill(value)
      expect(await page.locator('.reply').textContent(), label).toBe('')
    }
  })

  it('shows the same request as TypeScript, as a command and as curl', async () => {
    const { page } = await sharedVisit()
    await page.getByLabel('Start from').selectOption('DeletionWithReason')
    for (const [tab, part] of [
      ['TypeScript', 'client.initiateDeletion({'],
      ['Command line', '--delete --yes'],
      ['curl', '"ImportAction": "Delete"'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click()
      expect(await page.getByRole('tabpanel').locator('pre').textContent()).toContain(part)
    }
  })

  it('stores a credential nowhere', async () => {
    const secret = 'Bearer k33p-me-n0where'
    const mock = await serve()
    const { page } = await visit(mock.url)
    await page.getByLabel('Authorization').fill(secret)
    expect((await send(page)).status).toBe('200')
    const stored = await page.evaluate(() => [
      document.documentElement.outerHTML,
      { ...localStorage },
      { ...sessionStorage },
    ])
    expect(JSON.stringify([stored, await page.context().cookies(), mock.requests()])).not.toContain('n0where')
    await page.goto('about:blank')
    await page.goBack()
    expect(await page.getByLabel('Authorization').inputValue()).toBe('Bearer any')
  })
})
