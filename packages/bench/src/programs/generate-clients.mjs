// Writes the client of a generator that has no command of its own: node generate-clients.mjs <openapi.yaml> <folder>
import { createClient } from '@hey-api/openapi-ts'

const [document = '', folder = ''] = process.argv.slice(2)

await createClient({
  input: document,
  output: { path: `${folder}/hey-api-zod` },
  logs: { level: 'silent' },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', 'zod', { name: '@hey-api/sdk', validator: true }],
})
