import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { expect, it, onTestFinished } from 'vitest'

it('Prism by itself serves the bundle: a valid Initiate is 200 and a bad one 400', async () => {
  const prism = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'))
  const url = `http://127.0.0.1:${await freePort()}`
  const port = new URL(url).port
  const server = spawn(process.execPath, [
    prism,
    'mock',
    '--port',
    port,
    fileURLToPath(import.meta.resolve('@bulk-import/contract/openapi.yaml')),
  ])
  onTestFinished(async () => {
    server.kill()
    await once(server, 'exit')
  })
  await new Promise<void>((resolve) => {
    server.stdout.on('data', (chunk) => String(chunk).includes('Prism is listening') && resolve())
  })
  const headers = { Authorization: 'Bearer x', 'Content-Type': 'application/json' }
  const initiate = (body: object) =>
    fetch(`${url}/ACME_CORP/Import`, { method: 'POST', headers, body: JSON.stringify(body) })
  const good = await initiate({ Name: 'x' })
  expect([good.status, await good.json()]).toEqual([200, document.components.examples.ImportInitiated.value])
  expect((await initiate({ Name: 'x', DataStageDuration: 11 })).status).toBe(400)
  expect((await initiate({ Name: 'x', MatchCriteria: 'AlternateIdType' })).status).toBe(400)
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
