import { brotliCompressSync, gzipSync } from 'node:zlib'
import { clients } from '../clients.ts'
import type { Context } from '../context.ts'
import { goal, type Section } from '../report.ts'

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
  const { bundle } = await context.clients()
  const measure = async (source: string) => {
    const { code, modules } = await bundle(source, { isMinified: true })
    const gzip = gzipSync(code, { level: 9 }).length
    return { gzip, modules, cells: [gzip, brotliCompressSync(code).length, code.length].map(toKb) }
  }
  const ours = await measure(performing('ours'))
  const rows = []
  for (const [name, { file, checks }] of Object.entries(clients)) {
    const { gzip, cells } = await measure(performing(file))
    rows.push({ name, cells: [gzip / ours.gzip, ...cells, checks] })
  }
  const parts = []
  for (const [name, [names, from]] of Object.entries(entries)) {
    const { cells } = await measure(`import { ${names} } from '${from}'; console.log(${names})`)
    parts.push({ name, cells })
  }
  const whole = ours.modules.reduce((sum, { bytes }) => sum + bytes, 0)
  const columns = ['gzip, kB', 'brotli, kB', 'minified, kB']
  return {
    title: 'Size',
    introduction:
      'The smallest program that performs Initiate, bundled and minified by esbuild as one ES module; 1 kB is 1,000 bytes.',
    tables: [
      { title: 'A program that performs Initiate', columns: ['gzip to ours', ...columns, 'checks'], rows },
      { title: 'Ours by entry point', columns, rows: parts },
      {
        title: 'Where ours goes: the largest modules of that program',
        columns: ['minified, kB', 'share'],
        rows: ours.modules.slice(0, 12).map(({ name, bytes }) => ({ name, cells: [toKb(bytes), bytes / whole] })),
      },
    ],
    goals: [goal('size of ours, everything on', toKb(ours.gzip), { maximum: 10 }, ' kB gzip')],
  }
}

function toKb(bytes: number): number {
  return Math.round(bytes / 10) / 100
}
