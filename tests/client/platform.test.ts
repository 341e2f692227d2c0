import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build, type Metafile } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { goodResponse, goodToken } from '../../packages/client/src/testing/calls.ts'

const source = join(import.meta.dirname, '../../packages/client/src')

async function bundle(entry: string): Promise<{ code: string; metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(source, `${entry}.ts`)],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'bundled',
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  return { code: outputFiles[0]?.text ?? '', metafile }
}

/** What browsers, workers, Deno and Bun have, and nothing of Node. */
const webApis = {
  AbortController,
  AbortSignal,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  Headers,
  Request,
  Response,
  btoa,
  crypto,
  performance,
  setTimeout,
  clearTimeout,
}

describe.each(['index', 'http', 'oauth', 'pnauthinfo3', 'provisional'])('the entry point %s', (entry) => {
  it('imports nothing of Node', async () => {
    const { metafile } = await bundle(entry)
    const imports = Object.values(metafile.inputs).flatMap((input) => input.imports)
    expect(imports.filter(({ external }) => external)).toEqual([])
    expect(Object.keys(metafile.inputs).some((path) => path.startsWith('node:'))).toBe(false)
  })

  it('loads where only Web APIs exist', async () => {
    const { code } = await bundle(entry)
    const names = runInContext(`${code}\nObject.keys(bundled)`, createContext({ ...webApis }))
    expect([...names].length).toBeGreaterThan(0)
  })
})

it('starts an import where only Web APIs exist', async () => {
  const { code } = await bundle('index')
  const send = async () => new Response(goodResponse, { headers: { 'Content-Type': 'application/json' } })
  const call = `bundled.createClient({ clientId: 'a', auth: 'Bearer b' }).initiate({ Name: 'CRM sync' })`
  const session = await runInContext(`${code}\n${call}`, createContext({ ...webApis, fetch: send }))
  expect(session.accessToken).toBe(goodToken)
})

it('an application that only initiates carries neither OAuth nor PNAUTHINFO3 nor openapi-fetch nor a later step', async () => {
  const { metafile } = await bundle('index')
  expect(
    Object.keys(metafile.inputs).filter((path) =>
      /oauth|pnauthinfo3|http\.ts|openapi-fetch|later-steps|provisional/.test(path),
    ),
  ).toEqual([])
})
