import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { describeInBrowser, docsFile, useBrowser, useMock, useSharedVisit } from './support/browser.ts'

describeInBrowser('the look of the documentation page', () => {
  const visit = useBrowser()
  const sharedVisit = useSharedVisit()
  const serve = useMock()

  it('needs no scrolling sideways, from a small phone to a wide screen', async () => {
    const { page } = await sharedVisit()
    for (const width of [320, 390, 820, 1440, 2560]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width)
    }
  })

  it('follows the theme of the system until one is chosen, and remembers the choice', async () => {
    const mock = await serve()
    const { page } = await visit(mock.url, { colorScheme: 'dark' })
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const dark = await paper()
    await page.getByText('Light', { exact: true }).click()
    const light = await paper()
    expect(light).not.toBe(dark)
    await page.reload()
    expect(await paper()).toBe(light)
    await page.getByText('Auto', { exact: true }).click()
    expect(await paper()).toBe(dark)
  })

  it('prints in dark ink without form, contents and buttons', async () => {
    const { page } = await sharedVisit()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    for (const part of ['#try', '.contents', '.bar', '.copy >> nth=0']) {
      expect(await page.locator(part).isVisible(), part).toBe(false)
    }
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(27, 30, 38)')
  })

  it('goes to the place of a link at once, however far it is, also where the system permits motion', async () => {
    const { page } = await sharedVisit()
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    const top = await page.evaluate(() => {
      location.hash = 'versions'
      return document.getElementById('versions')?.getBoundingClientRect().top
    })
    expect(top).toBeLessThan(900)
  })

  it('shows the chosen theme and the bars of the life in forced colours', async () => {
    const { page } = await sharedVisit()
    await page.emulateMedia({ forcedColors: 'active' })
    const widths = await page.evaluate(() =>
      ['.themes :checked + span', '.themes span', '.bar-of'].map((selector) => {
        const { outlineStyle, borderTopStyle } = getComputedStyle(document.querySelector(selector) ?? document.body)
        return [outlineStyle, borderTopStyle]
      }),
    )
    expect(widths[0]?.[0]).toBe('solid')
    expect(widths[2]?.[1]).toBe('solid')
    await page.emulateMedia({ forcedColors: null })
  })

  it('does not shift while the page loads, even when its script comes long after the rest', async () => {
    const { url, sendRest } = await serveInHalves(readFileSync(docsFile, 'utf8'))
    const { page } = await visit('about:blank')
    await page.goto(url, { waitUntil: 'commit' })
    const paintMs = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            for (const { name, startTime } of list.getEntries()) {
              if (name === 'first-contentful-paint') resolve(startTime)
            }
          }).observe({ type: 'paint', buffered: true })
        }),
    )
    sendRest()
    await page.waitForLoadState('load')
    const shifts = await page.evaluate(async () => {
      const entries: PerformanceEntry[] = []
      const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()))
      observer.observe({ type: 'layout-shift', buffered: true })
      // A shift is known once its frame was drawn.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
      return [...entries, ...observer.takeRecords()].map((entry) => {
        const { value, sources } = entry as unknown as { value: number; sources: { node?: Element }[] }
        return `${value}: ${sources.map(({ node }) => node?.outerHTML?.slice(0, 80)).join(', ')}`
      })
    })
    expect(shifts).toEqual([])
    process.stdout.write(`First contentful paint of the documentation page: ${paintMs.toFixed(0)} ms.\n`)
  })
})

/** Serves a page up to its last script, and the rest when the test says so. */
async function serveInHalves(text: string): Promise<{ url: string; sendRest(): void }> {
  const at = text.lastIndexOf('<script>')
  let response: ServerResponse | undefined
  const server = createServer((request, answered) => {
    if (request.url !== '/') return void answered.writeHead(404).end()
    response = answered
    answered.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
    answered.write(text.slice(0, at))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, sendRest: () => void response?.end(text.slice(at)) }
}
