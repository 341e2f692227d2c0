/** For each client: what a file imports and sets up, and one call in it. Written so that the result is used by its type. */
export const consumers: Record<string, { setup: string; call: (index: number) => string }> = {
  orval: {
    setup: "import { initiate } from '../orval/client.ts'",
    call: (index) => `const r${index} = await initiate('ACME_CORP', ${body(index)})
if (r${index}.status === 200) names.push(r${index}.data.Name)`,
  },
  kubb: {
    setup: "import { initiate } from '../kubb/client/initiate.ts'",
    call: (index) => `names.push((await initiate('ACME_CORP', ${body(index)})).Name)`,
  },
  'redocly generate-client': {
    setup: "import { initiate } from '../redocly/client.ts'",
    call: (index) => `names.push((await initiate({ path: { clientId: 'ACME_CORP' }, body: ${body(index)} })).Name)`,
  },
  'openapi-fetch': {
    setup: `import createClient from 'openapi-fetch'
import type { paths } from '../openapi.ts'
const client = createClient<paths>({ baseUrl: 'https://host.example' })`,
    call: (index) => posted('client', index),
  },
  'hey-api': {
    setup: "import { initiate } from '../hey-api/index.ts'",
    call: (index) =>
      `names.push((await initiate({ path: { clientId: 'ACME_CORP' }, body: ${body(index)}, throwOnError: true })).data.Name)`,
  },
  'hey-api with zod': {
    setup: "import { initiate } from '../hey-api-zod/index.ts'",
    call: (index) =>
      `names.push((await initiate({ path: { clientId: 'ACME_CORP' }, body: ${body(index)}, throwOnError: true })).data.Name)`,
  },
  ours: {
    setup: `import { createClient } from '@bulk-import/client'
const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer x' })`,
    call: (index) => `names.push((await client.initiate(${body(index)})).name)`,
  },
  'ours, ./http': {
    setup: `import { createHttpClient } from '@bulk-import/client/http'
const client = createHttpClient({ clientId: 'ACME_CORP', auth: 'Bearer x' })`,
    call: (index) => posted('client', index),
  },
}

export function consumerSource(name: string, calls: number): string {
  const { setup = '', call = () => '' } = consumers[name] ?? {}
  const lines = Array.from({ length: calls }, (_, index) => call(index))
  return `${setup}\nexport const names: string[] = []\n${lines.join('\n')}\n`
}

function body(index: number): string {
  return `{ Name: 'Import ${index}', DataStageDuration: 3, MatchCriteria: 'AlternateIdType', MatchValue: 'CrmId' }`
}

function posted(client: string, index: number): string {
  return `const r${index} = await ${client}.POST('/{clientId}/Import', { params: { path: { clientId: 'ACME_CORP' } }, body: ${body(index)} })
if (r${index}.data) names.push(r${index}.data.Name)`
}
