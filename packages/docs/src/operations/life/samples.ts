import { literal } from '../../markup/literal.ts'
import { type Call, credentialVariable, type Sample } from '../../samples.ts'
import { connectionOf } from '../initiate/samples.ts'

/** The environment variable from which the samples of the later steps take the access token: it is a secret, too. */
const tokenVariable = 'BULK_IMPORT_TOKEN'

/** The samples of a later step, which goes on with an import that was initiated. */
export function laterSamples(write: {
  typescript(call: Call): string
  command(connection: string): string
}): readonly Sample[] {
  return [
    { title: 'TypeScript', language: 'typescript', write: (call) => opening(call) + write.typescript(call) },
    { title: 'Command line', language: 'shell', write: (call) => write.command(connectionOf(call)) },
  ]
}

function opening({ baseUrl, values }: Call): string {
  return `import { createClient } from '@bulk-import/client'
import { continueImport } from '@bulk-import/client/provisional'

const client = createClient({
  baseUrl: ${literal(baseUrl)},
  clientId: ${literal(values.clientId)},
  auth: process.env.${credentialVariable} ?? '',
})
// The access token that Initiate returned, kept as a secret
const bulk = continueImport(client, { accessToken: process.env.${tokenVariable} ?? '' })

`
}
