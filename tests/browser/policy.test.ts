import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { describeInBrowser, docsAddress, docsFile, useBrowser, useMock } from './support/browser.ts'
import { send } from './support/form.ts'

describeInBrowser('the policy of the documentation page', () => {
  const visit = useBrowser()
  const serve = useMock()

  it('requests nothing but the page, and writes nothing to the console', async () => {
    const mock = await serve()
    const { messages, requests } = await visit(mock.url)
    expect({ messages, requests }).toEqual({ messages: [], requests: [`${mock.url}/`] })
  })

  it('works from a file without a network', async () => {
    const { page, messages } = await visit(docsAddress, { offline: true })
    expect((await send(page)).status).toBe('200')
    expect(messages).toEqual([])
  })

  it('permits neither foreign scripts, nor code from text, nor a connection to another server', async () => {
    const mock = await serve()
    const other = await serve({ cors: true })
    const { page } = await visit(mock.url)
    const outcome = await page.evaluate(async (address) => {
      const script = document.createElement('script')
      script.textContent = 'window.wasRun = true'
      document.body.append(script)
      const isReached = await fetch(`${address}/_mock/clock`).then(
        () => true,
        () => false,
      )
      return { wasRun: 'wasRun' in window, isReached }
    }, other.url)
    expect(outcome).toEqual({ wasRun: false, isReached: false })
    const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("default-src 'none'")
  })

  it('weighs less than 75 kB compressed, in one file', () => {
    expect(gzipSync(readFileSync(docsFile)).length).toBeLessThan(75_000)
  })
})
