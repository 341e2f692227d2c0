import { brotliCompressSync, gzipSync } from 'node:zlib'
import { bundle, clients } from '../clients.ts'
import type { Context } from '../context.ts'
import { goal, type Section, table } from '../report.ts'

/** The smallest program that performs Initiate. */
const performing = (file: string) => `
import { prepare } from './${file}.mjs'
console.log(await prepare('https://host.example')({ Name: 'CRM sync' }))`

const entries: Record<string, [names: string, from: string]> = {
  'client . (createClient)': ['createClient', '@bulk-import/client'],
  'client ./http': ['createHttpClient', '@bulk-import/client/http'],
  'client ./oauth': ['oauthClientCredentials', '@bulk-import/client/oauth'],
  'client ./pnauthinfo3': ['pnAuthInfo3', '@bulk-import/client/pnauthinfo3'],
  'contract: checks of request and response': ['checkInitiateRequest, checkInitiateResponse', '@bulk-import/contract'],
  'contract: validators of both': ['validateInitiateRequest, validateInitiateResponse', '@bulk-import/contract'],
  'contract: statements': ['statements', '@bulk-import/contract'],
}

/** Bytes that a page has to load. They do not vary, so one run says all. */
export async function size(context: Context): Promise<Section> {
  const folder = await context.clients()
  const codes = new Map<string, Uint8Array>()
  for (const [name, { file }] of Object.entries(clients)) {
    codes.set(name, await bundle(folder, performing(file), { minify: true }))
  }
  for (const [name, [names, from]] of Object.entries(entries)) {
    const source = `import { ${names} } from '${from}'; console.log(${names})`
    codes.set(name, await bundle(folder, source, { minify: true }))
  }
  const codeOf = (name: string) => codes.get(name) ?? new Uint8Array()
  const gzip = (name: string) => gzipSync(codeOf(name), { level: 9 }).length
  const columns = {
    'gzip, kB': (name: string) => gzip(name) / 1000,
    'brotli, kB': (name: string) => brotliCompressSync(codeOf(name)).length / 1000,
    'minified, kB': (name: string) => codeOf(name).length / 1000,
  }
  return {
    title: 'Size',
    tables: [
      table('A program that performs Initiate', Object.keys(clients), {
        'gzip to ours': (name) => gzip(name) / gzip('ours'),
        ...columns,
        checks: (name) => clients[name]?.checks,
      }),
      table('Ours by entry point', Object.keys(entries), columns),
    ],
    goals: [goal('size of ours, everything on', gzip('ours') / 1000, 'at most', 10, ' kB gzip')],
  }
}
