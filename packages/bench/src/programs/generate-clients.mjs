// Writes the client of each generator into a folder: node generate-clients.mjs <openapi.yaml> <folder>
import { join } from 'node:path'
import { createClient } from '@hey-api/openapi-ts'
import { safeBuild } from '@kubb/core'
import { pluginClient } from '@kubb/plugin-client'
import { pluginOas } from '@kubb/plugin-oas'
import { pluginTs } from '@kubb/plugin-ts'
import { generate } from 'orval'

const [document = '', folder = ''] = process.argv.slice(2)

const heyApi = (name, plugins) =>
  createClient({
    input: document,
    output: { path: join(folder, name) },
    logs: { level: 'silent' },
    plugins: ['@hey-api/client-fetch', ...plugins],
  })
await heyApi('hey-api', ['@hey-api/sdk', '@hey-api/typescript'])
await heyApi('hey-api-zod', ['@hey-api/typescript', 'zod', { name: '@hey-api/sdk', validator: true }])
await heyApi('hey-api-valibot', ['@hey-api/typescript', 'valibot'])

await generate({
  input: { target: document },
  output: {
    target: join(folder, 'orval/client.ts'),
    client: 'fetch',
    mode: 'single',
    baseUrl: { runtime: '(globalThis as any).benchBaseUrl' }, // it has no way to say the address to the client itself
  },
})

const { error } = await safeBuild({
  config: {
    root: folder,
    input: { path: document },
    output: { path: join(folder, 'kubb'), clean: true },
    plugins: [
      pluginOas({ generators: [] }),
      pluginTs({ output: { path: 'types' } }),
      pluginClient({ output: { path: 'client' }, client: 'fetch', bundle: true }),
    ],
  },
})
if (error) throw error
