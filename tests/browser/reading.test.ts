import { operations, statements } from '@bulk-import/contract/provisional'
import contract from '@bulk-import/contract/provisional/openapi.json' with { type: 'json' }
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  describeInBrowser,
  docsAddress,
  sayHowToGetBrowser,
  useBrowser,
  useMock,
  useSharedVisit,
} from './support/browser.ts'

sayHowToGetBrowser()

const { schemas } = contract.components
const fields = (
  ['InitiateRequest', 'InitiateResponse', 'StageRequest', 'ImportStatusReport', 'ExceptionsPage'] as const
).flatMap((schema) => Object.keys(schemas[schema].properties).map((name) => `${schema}.${name}`))

describeInBrowser('the documentation page, for reading', () => {
  const visit = useBrowser()
  const sharedVisit = useSharedVisit()
  const serve = useMock()

  it('shows every field, statement and decision where scripts are switched off', async () => {
    const { page } = await visit(docsAddress, { javaScriptEnabled: false })
    const hidden = await page.evaluate(
      (ids) => ids.filter((id) => !document.getElementById(id)?.checkVisibility()),
      [...fields, ...Object.keys(statements)],
    )
    expect(hidden).toEqual([])
    expect(await page.locator('form.try').isVisible()).toBe(false)
    expect(await page.getByText('The form needs JavaScript').isVisible()).toBe(true)
  })

  it('shows the type, the default and the bounds of a field, and where they come from', async () => {
    const { page } = await sharedVisit()
    const field = page.locator('[id="InitiateRequest.DataStageDuration"]')
    const text = ((await field.textContent()) ?? '').replaceAll(/\s+/g, ' ')
    for (const part of ['integer', 'optional', 'default 3', 'must be at least 0 S33', 'must be at most 10 S33']) {
      expect(text).toContain(part)
    }
    await field.getByText('Rests on').click()
    expect(await field.getByText(statements.S33).isVisible()).toBe(true)
  })

  it('shows the default and the bounds of a parameter, and where they come from', async () => {
    const { page } = await sharedVisit()
    for (const [name, ...parts] of [
      ['clientId', 'required', 'must have at least 1 character C21'],
      ['retrieveExceptions-limit', 'optional', 'default 1000', 'must be at least 1 C28'],
      ['retrieveExceptions-offset', 'default 1', 'must be at least 1 C28'],
    ]) {
      const text = (await page.locator(`[id="${name}"]`).textContent())?.replaceAll(/\s+/g, ' ')
      for (const part of parts) expect(text, name).toContain(part)
    }
  })

  it('is about the API, and shows the path of Initiate where it is described', async () => {
    const { page } = await sharedVisit()
    expect(await page.title()).toBe('MyPreferences Bulk Import API (unofficial contract)')
    expect(await page.locator('h1').textContent()).toBe('MyPreferences Bulk Import API')
    expect(await page.locator('.bar .home').textContent()).toBe('Bulk import')
    expect(await page.locator('.masthead').textContent()).not.toMatch(/POST|one operation/)
    expect(await page.locator('#overview .route').textContent()).toBe('POST /{clientId}/Import')
  })

  it('says where the samples send, whose import each continues, and how the credential stays out of the shell history', async () => {
    const { page } = await sharedVisit()
    const first = await page.locator('#code > p').textContent()
    expect(first).toMatch(/start it with bulk-import mock\..*read -rs BULK_IMPORT_AUTHORIZATION; export/)
    expect(first).not.toContain('BULK_IMPORT_AUTHORIZATION=')
    for (const name of ['stage', 'execute', 'retrieveStatus', 'retrieveExceptions']) {
      const text = await page.locator(`#${name}-code > p`).textContent()
      expect(text, name).toMatch(/the same mock.*run starts an import of its own/)
    }
  })

  it('says in words that stand alone when the token ends, and what the states are', async () => {
    const { page } = await sharedVisit()
    const text = await page.locator('#life > p').allTextContents()
    expect(text[0]).toMatch(/^The response to Initiate says in Expires when the token ends\./)
    expect(text.join()).not.toContain('The state of the import.')
  })

  it('has headings whose names are their texts, without the link beside them', async () => {
    const { page } = await sharedVisit()
    expect(await page.getByRole('heading', { name: 'Try a whole import', exact: true }).count()).toBe(1)
  })

  it.each([
    ['RefreshTags', 'deleted'],
    ['RefreshGroups', 'deactivated'],
  ])('says that %s makes what is left out %s, and that it is kept otherwise', async (flag, fate) => {
    const { page } = await sharedVisit()
    const row = page.locator('#refresh tbody tr', { hasText: flag })
    expect(await row.locator('.fate').allTextContents()).toEqual(['kept', fate])
  })

  it('has a place for each of its links', async () => {
    const { page } = await sharedVisit()
    const dangling = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
        .map((link) => decodeURIComponent(link.hash.slice(1)))
        .filter((id) => document.getElementById(id) === null),
    )
    expect(dangling).toEqual([])
  })

  it('opens at the section, field, error response or decision that the address names', async () => {
    const { page } = await sharedVisit()
    for (const id of [
      'life',
      'InitiateRequest.RefreshTags',
      'status-403',
      'C06',
      'execute-request',
      'BulkEmail',
      'P13',
    ]) {
      await page.goto('about:blank')
      await page.goto(`${docsAddress}#${id}`)
      const top = await page.locator(`[id="${id}"]`).evaluate((place) => place.getBoundingClientRect().top)
      expect(top, id).toBeGreaterThanOrEqual(0)
      expect(top, id).toBeLessThan(200)
    }
  })

  it('shows the life of an import at a glance: each step, each state, and where nothing can be undone any more [I03]', async () => {
    const { page } = await sharedVisit()
    const steps = page.locator('#life .step')
    expect(await steps.locator('a').allTextContents()).toEqual(['Initiate', 'Stage', 'Execute', 'Status', 'Exceptions'])
    expect(await steps.evaluateAll((all) => all.map((step) => step.classList.contains('provisional')))).toEqual([
      false,
      ...Array(4).fill(true),
    ])
    const states = contract.components.schemas.StepStatus.enum.filter((state) => state !== 'Complete')
    expect(await steps.locator('.then b').allTextContents()).toEqual(states)
    expect(await page.locator('#life .safe').textContent()).toMatch(/^Initiate and Stage: no profile is touched/)
    expect(await page.locator('#life .final').textContent()).toMatch(/^From Execute on, profiles change/)
  })

  it('gives each later step the sections of the first one, and calls it provisional', async () => {
    const { page } = await sharedVisit()
    const later = Object.keys(operations).filter((name) => name !== 'initiate')
    expect(later).toHaveLength(4)
    for (const name of later) {
      expect(await page.locator(`#${name}-overview h2`).textContent()).toContain('provisional')
      for (const part of ['request', 'response', 'errors', 'code']) {
        expect(await page.locator(`#${name}-${part}`).isVisible(), `${name}-${part}`).toBe(true)
      }
      const samples = await page.locator(`#${name}-code figcaption`).allTextContents()
      expect(samples).toEqual(['TypeScript', 'Command line', 'curl'])
    }
  })

  it('shows the fields of a record, and of the objects in it', async () => {
    const { page } = await sharedVisit()
    const text = (await page.locator('#stage-request').textContent()) ?? ''
    for (const name of Object.keys(contract.components.schemas.BulkRecord.properties)) expect(text).toContain(name)
    expect(await page.locator('#stage-request h3[id]').allTextContents()).toEqual(
      expect.arrayContaining(['BulkRecord #', 'BulkAddress #', 'BulkConsent #', 'BulkEmail #']),
    )
  })

  it('opens an inference that the address names: from what it is inferred, and how a run notices that it is wrong [I04]', async () => {
    const { page } = await visit(`${docsAddress}#I04`)
    const observation = page.locator('#I04 dl')
    expect(await observation.isVisible()).toBe(true)
    const text = (await observation.textContent())?.replaceAll(/\s+/g, ' ')
    expect(text).toMatch(
      /Inferred from ?the path of Execute \(L08.*observes ?the first chunk is one record.*When ?before Execute/,
    )
    const inferences = Object.keys(statements).filter((id) => id.startsWith('I'))
    expect(await page.locator('.inferences > details').evaluateAll((all) => all.map(({ id }) => id))).toEqual(
      inferences,
    )
  })

  it('says of the ids in an inference what they say', async () => {
    const { page } = await visit(`${docsAddress}#I10`)
    await page.locator('#I10').getByText('Rests on P18 P19 S45').click()
    for (const id of ['P18', 'P19', 'S45'] as const)
      expect(await page.locator('#I10').getByText(statements[id]).isVisible(), id).toBe(true)
  })

  it('lists the operations and opens one of them at a time in the contents', async () => {
    const { page } = await sharedVisit()
    await page.setViewportSize({ width: 390, height: 844 })
    const contents = page.getByRole('navigation', { name: 'Contents' })
    expect((await contents.boundingBox())?.height).toBeLessThan(844)
    await contents.getByText('Execute an import').click()
    expect(await contents.locator('details[open] summary').allTextContents()).toEqual([
      'Execute an import, provisional',
    ])
    await contents.locator('details[open]').getByText('Error responses').click()
    expect(new URL(page.url()).hash).toBe('#execute-errors')
  })

  it('opens the contents beside the text at the operation that is read', async () => {
    const { page } = await visit(`${docsAddress}#retrieveStatus-response`)
    await page.locator('.contents details[open] summary', { hasText: 'Retrieve the status' }).waitFor()
  })

  it('shows a statement while its id is pointed at or focused, until Escape', async () => {
    const { page } = await sharedVisit()
    const link = page.locator('.body > p a.id[href="#C06"]').first()
    await link.hover()
    expect(await page.getByRole('tooltip').textContent()).toBe(statements.C06)
    await page.mouse.move(0, 0)
    expect(await page.getByRole('tooltip').count()).toBe(0)
    await link.focus()
    expect(await page.getByRole('tooltip').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('tooltip').count()).toBe(0)
  })

  it('copies code as it stands when it is served, and when it is opened from a file', async () => {
    const { page } = await visit((await serve()).url, { permissions: ['clipboard-read', 'clipboard-write'] })
    for (const title of ['TypeScript', 'Command line', 'curl']) await copy(page, title)
    await page.goto(docsAddress)
    await copy(page, 'TypeScript')
  })

  async function copy(page: Page, title: string): Promise<void> {
    const figure = page.locator('#code figure', { has: page.getByText(title, { exact: true }) })
    await figure.getByRole('button').click()
    await figure.getByText('Copied').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await figure.locator('pre').textContent())
  }
})
