import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { describeInBrowser, useBrowser, useMock } from './support/browser.ts'

const bundle = createRequire(import.meta.url).resolve('swagger-ui-dist/swagger-ui-bundle.js')

interface Ui {
  preauthorizeApiKey(scheme: string, value: string): void
}

describeInBrowser('Swagger UI with the plain document', () => {
  const visit = useBrowser()
  const serve = useMock()

  it('shows a field for the client id and no error, and its "Execute" reaches the mock', async () => {
    const mock = await serve({ cors: true })
    const { page, messages } = await visit(await emptyPage())
    const document = JSON.parse(await readFile(join(root, 'generated/openapi.plain.json'), 'utf8')) as object
    await page.addScriptTag({ path: bundle })
    await page.evaluate(
      (spec) => {
        const { SwaggerUIBundle } = window as unknown as { SwaggerUIBundle(options: object): Ui }
        const onComplete = () => ui.preauthorizeApiKey('OAuth2AccessToken', 'any')
        const ui = SwaggerUIBundle({ spec, dom_id: '#ui', docExpansion: 'full', validatorUrl: null, onComplete })
      },
      { ...document, servers: [{ url: mock.url }] },
    )
    await page.getByRole('button', { name: 'Try it out' }).click()
    await page.getByPlaceholder('clientId').fill('ACME_CORP')
    await page.getByRole('button', { name: 'Execute' }).click()
    await page.locator('.live-responses-table .response-col_status').getByText('200').waitFor()
    expect(await page.locator('.errors-wrapper').count()).toBe(0)
    expect(messages.filter((message) => !message.startsWith('debug'))).toEqual([])
    expect(mock.requests().map(({ path, status }) => [path, status])).toEqual([['/ACME_CORP/Import', 200]])
  })
})

/** Swagger UI needs an address to resolve those of the document against. */
async function emptyPage(): Promise<string> {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/' ? 200 : 204
    response.setHeader('Content-Type', 'text/html')
    response.end('<!doctype html><title>Swagger UI</title><div id="ui"></div>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
