import { shellQuote } from '@bulk-import/internal/shell-quote'
import { literal } from '../../markup/literal.ts'
import { type Call, credentialVariable, curl, type Sample, urlOf } from '../../samples.ts'
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
    { ...curl, write: curlWithToken },
  ]
}

/** How the token of Initiate gets to where the samples take it from. */
export const tokenNote = `The access token is the one that Initiate returned: \`bulk-import initiate … --token-file import.token; export ${tokenVariable}="$(cat import.token)"\`. On the command line there is no single Stage or Execute: \`run\` starts an import of its own, from a file with one record on each line, and the later commands read that import from its journal.`

function curlWithToken(call: Call): string {
  const named = { ...call, values: { ...call.values, accessToken: tokenVariable } }
  const url = urlOf(named)
  return curl.write(named).replace(shellQuote(url), () => `"${url.replace(tokenVariable, '$$$&')}"`)
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
