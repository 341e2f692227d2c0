import { brotliCompressSync, gzipSync } from 'node:zlib'
import { clients } from '../clients.ts'
import type { Context } from '../context.ts'
import { goal, type Row, type Section } from '../report.ts'

/** The smallest program that performs Initiate. */
const performing = (file: string) => `
import { prepare } from './${file}.mjs'
console.log(await prepare('https://host.example')({ Name: 'CRM sync' }))`

const contract = "'@bulk-import/contract'"
const entries: Record<string, string> = {
  'client . (createClient)': "import { createClient } from '@bulk-import/client'; console.log(createClient)",
  'client ./http': "import { createHttpClient } from '@bulk-import/client/http'; console.log(createHttpClient)",
  'client ./oauth':
    "import { oauthClientCredentials } from '@bulk-import/client/oauth'; console.log(oauthClientCredentials)",
  'client ./pnauthinfo3': "import { pnAuthInfo3 } from '@bulk-import/client/pnauthinfo3'; console.log(pnAuthInfo3)",
  'contract: checks with sentences (request, response)': `import { checkInitiateRequest, checkInitiateResponse } from ${contract}; console.log(checkInitiateRequest, checkInitiateResponse)`,
  'contract: validators alone (request, response)': `import { validateInitiateRequest, validateInitiateResponse } from ${contract}; console.log(validateInitiateRequest, validateInitiateResponse)`,
  'contract: the sentences of statements': `import { statements } from ${contract}; console.log(statements)`,
}

interface Size {
  minified: number
  gzip: number
  brotli: number
}

/** Bytes that a page has to load. They do not vary, so one run says all. */
export async function size(context: Context): Promise<Section> {
  const generated = await context.clients()
  const measure = async (source: string): Promise<Size> => {
    const code = await generated.bundle(source, { isMinified: true })
    return { minified: code.length, gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length }
  }
  const sizes = new Map<string, Size>()
  for (const [name, { file }] of Object.entries(clients)) sizes.set(name, await measure(performing(file)))
  const ours = sizes.get('ours')
  if (ours === undefined) throw new Error('The client of this project is not in the list.')
  const toKb = (bytes: number) => Math.round(bytes / 10) / 100
  const cells = ({ minified, gzip, brotli }: Size) => [toKb(gzip), toKb(brotli), toKb(minified)]
  const rows: Row[] = [...sizes].map(([name, one]) => ({
    name,
    cells: [one.gzip / ours.gzip, ...cells(one), clients[name]?.checks],
  }))
  const parts: Row[] = []
  for (const [name, source] of Object.entries(entries)) parts.push({ name, cells: cells(await measure(source)) })
  const modules = await generated.modules(performing('ours'))
  const whole = modules.reduce((sum, { bytes }) => sum + bytes, 0)
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
        rows: modules.slice(0, 12).map(({ name, bytes }) => ({ name, cells: [toKb(bytes), bytes / whole] })),
      },
    ],
    goals: [goal('size of ours, everything on', toKb(ours.gzip), { atMost: 6.5 }, ' kB gzip')],
  }
}
