import { brotliCompressSync, gzipSync } from 'node:zlib'
import { bundle, clients } from '../clients.ts'
import type { Context } from '../context.ts'
import { goal, type Section, table } from '../report.ts'

/** The smallest program that performs Initiate. */
const performing = (file: string) => `
import { prepare } from './${file}.mjs'
console.log(await prepare('https://host.example')({ Name: 'CRM sync' }))`

/** Bytes that a page has to load. They do not vary, so one run says all. */
export async function size(context: Context): Promise<Section> {
  const folder = await context.clients()
  const codes = new Map<string, Uint8Array>()
  for (const [name, { file }] of Object.entries(clients)) {
    codes.set(name, await bundle(folder, performing(file), { minify: true }))
  }
  const codeOf = (name: string) => codes.get(name) ?? new Uint8Array()
  const gzip = (name: string) => gzipSync(codeOf(name), { level: 9 }).length
  return {
    title: 'Size',
    tables: [
      table('A program that performs Initiate', Object.keys(clients), {
        'gzip to ours': (name) => gzip(name) / gzip('ours'),
        'gzip, kB': (name) => gzip(name) / 1000,
        'brotli, kB': (name) => brotliCompressSync(codeOf(name)).length / 1000,
        'minified, kB': (name) => codeOf(name).length / 1000,
        checks: (name) => clients[name]?.checks,
      }),
    ],
    goals: [goal('size of ours, everything on', gzip('ours') / 1000, 'at most', 10, ' kB gzip')],
  }
}
