import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { statements as contractStatements } from '@bulk-import/contract'
import { statements as allStatements } from '@bulk-import/contract/provisional'
import { docsPage, type Evidence, gather, type Mutants, ourSources, proofPage, type Report } from '@bulk-import/docs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { violations } from './support/axe.ts'
import { describeInBrowser, useSharedVisit } from './support/browser.ts'

const result = (fullName: string, status = 'passed') => ({ fullName, status })
const report: Report = {
  startTime: Date.UTC(2026, 10, 23),
  testResults: [
    {
      name: join(root, 'tests/contract/request.test.ts'),
      assertionResults: [result('refuses eleven days [S33]'), result('is skipped [S33]', 'skipped')],
    },
    { name: join(root, 'packages/client/src/x.test.ts'), assertionResults: [result('names both [S33, C09]')] },
    { name: join(root, 'tests/mock/y.test.ts'), assertionResults: [result('does not answer 404 [S29]', 'failed')] },
  ],
}
const mutants: Mutants = {
  mutants: [
    { id: 'm1', ids: ['S33'], killedBy: ['refuses eleven days [S33]'] },
    { id: 'm2', ids: ['S33'], killedBy: [] },
  ],
}

const sources = await ourSources()
const of = (evidence: Evidence[], id: string) => evidence.find((one) => one.id === id)

describe('the evidence', () => {
  const evidence = gather(sources, report, mutants)

  it('gathers for a statement each place that expresses it, each keyword that refuses, and each test that ran and cites it', () => {
    expect(of(evidence, 'S33')).toMatchObject({
      pointers: ['/components/schemas/DataStageDuration'],
      rules: [
        'InitiateRequest.properties/DataStageDuration/minimum',
        'InitiateRequest.properties/DataStageDuration/maximum',
      ],
      tests: [
        { part: 'contract', title: 'refuses eleven days [S33]', isPassed: true },
        { part: 'client', title: 'names both [S33, C09]', isPassed: true },
      ],
    })
  })

  it('counts the mutants that were killed of those that were tried, and nothing where there were none', () => {
    expect(of(evidence, 'S33')?.mutants).toEqual({ killed: 1, tried: 2 })
    expect(of(evidence, 'S29')?.mutants).toBeUndefined()
    expect(of(gather(sources, report, undefined), 'S33')?.mutants).toBeUndefined()
  })
})

describeInBrowser('the proof page', () => {
  let folder: string
  let address: string
  const visit = useSharedVisit(() => address)
  beforeAll(async () => {
    mkdirSync(join(root, 'tests/.cache'), { recursive: true })
    folder = mkdtempSync(join(root, 'tests/.cache/site-'))
    address = String(pathToFileURL(join(folder, 'proof.html')))
    const evidence = gather(sources, report, mutants)
    const at = new Date(report.startTime)
    writeFileSync(join(folder, 'proof.html'), await proofPage({ sources, evidence, at, docsAddress: 'index.html' }))
    writeFileSync(join(folder, 'index.html'), await docsPage(sources, 'proof.html'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('shows for each statement how often it is expressed, enforced, proven, and what noticed a change', async () => {
    const { page, messages, requests } = await visit()
    const cells = (id: string) => page.locator('tbody tr', { has: page.locator(`[href="#${id}"]`) }).locator('.count')
    expect((await cells('S33').allTextContents()).join(' ')).toBe('1 2 1 1  1/2')
    expect(await cells('S29').last().textContent()).toBe('–')
    expect(await cells('S29').and(page.locator('.no')).count()).toBe(1)
    await page.locator('#S29 summary').last().click()
    expect(await page.locator('#S29').textContent()).toContain('failed: does not answer 404')
    expect({ messages, requests }).toEqual({ messages: [], requests: [address] })
  })

  it('keeps what is certain and what is provisional apart', async () => {
    const { page } = await visit()
    const certain = Object.keys(contractStatements)
    const provisional = Object.keys(allStatements).filter((id) => !certain.includes(id))
    const counts = (ids: string[], letters: string) =>
      [...letters].map((letter) => ids.filter((id) => id.startsWith(letter)).length)
    const figures = (await page.locator('.certainty > div').allTextContents()).map((text) =>
      [...text.matchAll(/\/(\d+)/g)].map(([, all]) => Number(all)),
    )
    expect(figures).toEqual([counts(certain, 'SC'), counts(provisional, 'PLIC')])
    const rows = page.locator('tbody.provisional .anchor-id')
    expect((await rows.allTextContents()).toSorted()).toEqual(provisional.toSorted())
  })

  it('links the proof page to the documentation and back, from files', async () => {
    const { page } = await visit()
    await page.getByRole('link', { name: '← Bulk import' }).click()
    expect(await page.locator('h1').textContent()).toBe('MyPreferences Bulk Import API')
    await page.getByRole('link', { name: 'Proof' }).click()
    expect(await page.locator('h1').textContent()).toBe('What is proven')
  })

  it('needs no scrolling sideways on a small phone, with the link between the pages', async () => {
    const { page } = await visit()
    await page.setViewportSize({ width: 320, height: 800 })
    for (const name of ['index.html', 'proof.html']) {
      await page.goto(address.replace('proof.html', name))
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(320)
    }
  })

  it('shows a decision after its question, and what the columns mean outside the part that scrolls', async () => {
    const { page } = await visit()
    const decision = 'Is MatchValue allowed without MatchCriteria? Both or neither.'
    expect(await page.locator('tr', { has: page.locator('[href="#C02"]') }).textContent()).toContain(decision)
    expect(await page.locator('#C02 h3').textContent()).toBe('C02 Is MatchValue allowed without MatchCriteria? #')
    expect(await page.locator('#C02 h3 + p').textContent()).toMatch(/^Both or neither\./)
    await page.setViewportSize({ width: 390, height: 844 })
    const legend = await page.getByText('deliberate changes of the code').boundingBox()
    expect((legend?.x ?? 0) + (legend?.width ?? 390)).toBeLessThan(390)
  })

  it.each(['light', 'dark'] as const)(
    'gives axe nothing to object to on the proof page, in %s colours',
    async (colorScheme) => {
      const { page } = await visit()
      await page.emulateMedia({ colorScheme })
      expect(await violations(page)).toEqual([])
    },
  )
})
