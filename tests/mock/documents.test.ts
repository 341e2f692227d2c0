import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { bothWays, send, served } from './support/mock.ts'

describe.each(bothWays)('the mock %s', (_, start) => {
  it.each(['openapi', 'provisional/openapi'])('serves generated/%s as JSON and as YAML', async (name) => {
    const mock = await start()
    const json = await send(mock, { path: `/${name}.json`, method: 'GET' })
    expect(json.headers.get('content-type')).toBe('application/json')
    expect(json.json).toEqual(JSON.parse(await readFile(join(root, `generated/${name}.json`), 'utf8')))
    const yaml = await send(mock, { path: `/${name}.yaml`, method: 'GET' })
    expect(yaml.headers.get('content-type')).toBe('application/yaml')
    expect(yaml.text).toBe(await readFile(join(root, `generated/${name}.yaml`), 'utf8'))
    expect((await send(mock, { path: `/${name}.json`, method: 'POST' })).headers.get('allow')).toBe('GET, HEAD')
    expect((await send(mock, { path: `/${name}.json`, method: 'HEAD' })).text).toBe('')
    expect(mock.requests()).toEqual([])
  })

  it('serves the documentation page when it is built, and a 404 when it is not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bulk-import-docs-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const docsFile = join(folder, 'index.html')
    const mock = await start({ docsFile })
    const status = async (one: typeof mock) => (await send(one, { path: '/', method: 'GET' })).status
    expect([await status(await start()), await status(mock)]).toEqual([404, 404])
    await writeFile(docsFile, '<h1>Initiate</h1>')
    const { text, headers } = await send(mock, { path: '/', method: 'GET' })
    expect([text, headers.get('content-type')]).toEqual(['<h1>Initiate</h1>', 'text/html; charset=utf-8'])
  })
})

describe('a page of another origin', () => {
  const ask = { Origin: 'https://app.example', 'Access-Control-Request-Method': 'POST' }
  const wanted = { 'Access-Control-Request-Headers': 'authorization, content-type' }

  it('may call the mock when the option cors is set, with every header that it asks for', async () => {
    const mock = await served({ cors: true })
    const ahead = await send(mock, { method: 'OPTIONS', headers: { ...ask, ...wanted, Authorization: undefined } })
    expect([ahead.status, ahead.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    expect(ahead.headers.get('access-control-allow-headers')).toBe('authorization, content-type')
    expect(ahead.headers.get('access-control-allow-methods')).toContain('POST')
    for (const clientId of ['ACME_CORP', 'UNAVAILABLE']) {
      const { headers } = await send(mock, { clientId })
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-expose-headers')).toContain('Retry-After')
    }
  })

  it('may not call the mock by default', async () => {
    const { status, headers } = await send(await served(), { method: 'OPTIONS', headers: ask })
    expect([status, headers.get('access-control-allow-origin')]).toEqual([405, null])
  })
})
