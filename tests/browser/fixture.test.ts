import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { docsPage, sourcesOf } from '@bulk-import/docs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateFixture } from '../fixture/generate.ts'
import { violations } from './support/axe.ts'
import { describeInBrowser, useBrowser } from './support/browser.ts'

let fixture: Awaited<ReturnType<typeof generateFixture>>
let page: string
let address: string
beforeAll(async () => {
  fixture = await generateFixture()
  page = await docsPage(await sourcesOf(pathToFileURL(`${fixture.folder}/`)))
  const path = join(fixture.folder, 'page.html')
  writeFileSync(path, page)
  address = pathToFileURL(path).href
})
afterAll(() => fixture.remove())

describe('the page of a contract with four operations', () => {
  const section = (id: string) => page.split('<section ').find((text) => text.startsWith(`id="${id}"`)) ?? ''
  const textOf = (id: string) =>
    section(id)
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')

  it('has a chapter for each operation, with its method and path', () => {
    expect(textOf('overview')).toMatch(/List the tools GET \/tools /)
    expect(textOf('addTools-overview')).toMatch(/Add tools POST \/tools /)
    expect(textOf('removeTool-overview')).toMatch(/Remove a tool DELETE \/tools\/\{toolId\} /)
    expect(textOf('lendTool-overview')).toMatch(/Lend a tool POST \/tools\/\{toolId\}\/loans /)
  })

  it('shows parameters of the path, the query and a header', () => {
    expect(textOf('request')).toMatch(/X-Branch in the header string optional .* limit in the query integer optional/)
    expect(textOf('removeTool-request')).toMatch(/toolId in the path string required/)
  })

  it('shows the fields of an array of objects, of an inline object and of a nullable response', () => {
    expect(textOf('addTools-request')).toMatch(/array of NewTool.* name .* required .* must have at most 40 characters/)
    expect(textOf('lendTool-request')).toMatch(/The body is optional.* days .* default 7 .* must be at most 14/)
    expect(textOf('response')).toMatch(/tools .* array of Tool .* total/)
  })

  it('says of a response without content that it has no body', () => {
    expect(textOf('removeTool-response')).toMatch(/The response: 204 .* It has no body\./)
  })

  it('shows the fields of a schema once, and leads to them from elsewhere', () => {
    const read = page.replaceAll(/<script>.*?<\/script>/gs, '')
    const ids = [...read.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const links = [...read.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)
    expect(links.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('has a curl sample with query, header and body where there are some', () => {
    expect(textOf('code')).toMatch(/curl --request GET '\S+\/tools\?limit=10' .* --header 'X-Branch: north'/)
    expect(textOf('removeTool-code')).toMatch(/curl --request DELETE '\S+\/tools\/t-1'/)
    expect(textOf('removeTool-code')).not.toContain('--data')
    expect(textOf('addTools-code')).toMatch(/--data '\[ \{ &quot;name&quot;: &quot;Ladder&quot;/)
  })

  it('says nothing of imports on the page of another contract', () => {
    const [, read = ''] = /<body>(.*)<script>/s.exec(page) ?? []
    expect(read).toContain('Lend a tool')
    expect(read).not.toMatch(/Initiate|AccessToken|DataStageDuration|Refresh/)
  })
})

/** By what the ids of its sections begin with. */
const successes = { '': '200', 'addTools-': '201', 'removeTool-': '204', 'lendTool-': '200' }

describeInBrowser('the page of a contract with four operations, in a browser', () => {
  const visit = useBrowser()

  it('gives axe nothing to object to, and writes nothing to the console', async () => {
    const { page: opened, messages } = await visit(address)
    expect(await violations(opened)).toEqual([])
    expect(messages).toEqual([])
  })

  it('sends a request of each operation to a mock of the contract inside the page', async () => {
    const { page: opened, messages } = await visit(address)
    for (const [prefix, status] of Object.entries(successes)) {
      const form = opened.locator(`#${prefix}try-form`)
      await form.getByRole('button', { name: 'Send to the mock' }).click()
      await form.locator('.reply .status').waitFor()
      expect(await form.locator('.reply .status').textContent()).toBe(status)
      expect(await form.locator('.reply').textContent()).toMatch(/inside this page.*The response is valid\./s)
    }
    expect(messages).toEqual([])
  })

  it('shows an issue of the body, and the error response of the document', async () => {
    const { page: opened } = await visit(address)
    const form = opened.locator('#lendTool-try-form')
    await form.getByLabel('days', { exact: true }).fill('15')
    expect(await form.locator('.issues').textContent()).toMatch(/must be at most 14, but is 15/)
    await form.getByRole('button', { name: 'Send to the mock' }).click()
    await form.locator('.reply .status').waitFor()
    expect(await form.locator('.reply .status').textContent()).toBe('400')
    expect(await form.locator('.reply').textContent()).toContain('limit must be at most 100')
  })
})
