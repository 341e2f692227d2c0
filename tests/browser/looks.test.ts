import { expect, it } from 'vitest'
import { describeInBrowser, docsAddress, useBrowser, useMock } from './support/browser.ts'

describeInBrowser('the look of the documentation page', () => {
  const visit = useBrowser()
  const serve = useMock()

  it('needs no scrolling sideways, from a small phone to a wide screen', async () => {
    const { page } = await visit(docsAddress)
    for (const width of [320, 390, 820, 1440, 2560]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width)
    }
  })

  it('follows the system until a theme is chosen, and remembers the choice', async () => {
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
    const { page } = await visit(docsAddress, { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    for (const part of ['#try', '.contents', '.bar', '.copy >> nth=0']) {
      expect(await page.locator(part).isVisible(), part).toBe(false)
    }
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(27, 30, 38)')
  })

  it.each([
    ['reduce', 'auto'],
    ['no-preference', 'smooth'],
  ] as const)('moves only as the system permits: %s', async (reducedMotion, behaviour) => {
    const { page } = await visit(docsAddress, { reducedMotion })
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe(behaviour)
  })

  it('stands still while it comes in, and says when it was first painted', async () => {
    const mock = await serve()
    const { page } = await visit(mock.url)
    const { shift, paintMs } = await page.evaluate(async () => {
      const shifts: number[] = []
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
      const paint = await new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve(startTime)
        }).observe({ type: 'paint', buffered: true })
      })
      return { shift: shifts.reduce((sum, value) => sum + value, 0), paintMs: paint }
    })
    expect(shift).toBe(0)
    process.stdout.write(`First contentful paint of the documentation page: ${paintMs.toFixed(0)} ms.\n`)
  })
})
