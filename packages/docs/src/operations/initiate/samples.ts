import { shellQuote } from '@bulk-import/internal/shell-quote'
import { literal, word } from '../../markup/literal.ts'
import { type Call, credentialVariable, json, type Sample } from '../../samples.ts'

/** None of them shows a credential: all take it from the same variable of the environment. */
export const samples: readonly Sample[] = [
  { title: 'TypeScript', language: 'typescript', write: typescript },
  { title: 'Command line', language: 'shell', write: commandLine },
]

function typescript({ baseUrl, values, request }: Call): string {
  const { ImportAction, ...rest } = Object(request) as Record<string, unknown>
  const isDeletion = ImportAction === 'Delete'
  const verb = isDeletion ? 'initiateDeletion' : 'initiate'
  return `import { createClient, isBulkImportError } from '@bulk-import/client'

const client = createClient({
  baseUrl: ${literal(baseUrl)},
  clientId: ${literal(values.clientId)},
  auth: process.env.${credentialVariable} ?? '',
})

try {
  const session = await client.${verb}(${literal(isDeletion ? rest : request)})
  // The token is a secret and the only key to the import: session.accessToken
  console.log(\`\${session.name}: \${session.status}, until \${session.expires}\`)
} catch (error) {
  if (!isBulkImportError(error)) throw error
  // 'unknown' means that the import may exist: find out before you retry
  console.error(error.outcome, error.message)
}`
}

/** The command, by options where options can say the request, by standard input where they cannot. */
function commandLine({ baseUrl, values, request }: Call): string {
  const connection = connectionOf({ baseUrl, values })
  const fields = Object(request) as Record<string, unknown>
  const deletion = fields.ImportAction === 'Delete' ? ['--delete --yes'] : []
  const options = optionsFor(fields)
  if (options !== undefined) {
    const given = [...options, ...deletion].map((option) => `  ${option}`)
    return ['bulk-import initiate', connection, ...given].join(' \\\n')
  }
  const command = ['bulk-import initiate --file -', ...deletion].join(' ')
  return `echo ${shellQuote(json(request))} |\n  ${command} \\\n${connection}`
}

/** The options of the command line that say where, and for whom. */
export function connectionOf({ baseUrl, values }: Pick<Call, 'baseUrl' | 'values'>): string {
  return `  --base-url ${word(baseUrl)} \\\n  --client-id ${word(values.clientId)}`
}

function optionsFor({ ImportAction, ...fields }: Record<string, unknown>): string[] | undefined {
  const { Name, DataStageDuration, MatchCriteria, MatchValue, ReasonCode, AllowPriorConsents, ...rest } = fields
  const refreshed = Object.entries(rest)
  const isPlain =
    typeof Name === 'string' &&
    !Object.values(fields).some((value) => String(value).startsWith('-')) &&
    (ImportAction === undefined || ImportAction === 'Add' || ImportAction === 'Delete') &&
    (MatchCriteria === undefined) === (MatchValue === undefined) &&
    ['boolean', 'undefined'].includes(typeof AllowPriorConsents) &&
    refreshed.every(([name, value]) => /^Refresh[A-Z]/.test(name) && value === true)
  if (!isPlain) return undefined
  const kinds = refreshed.map(([name]) => kebab(name.slice('Refresh'.length)))
  return [
    `--name ${word(Name)}`,
    ...(DataStageDuration === undefined ? [] : [`--stage-days ${word(DataStageDuration)}`]),
    ...(MatchCriteria === undefined ? [] : [`--match ${word(`${MatchCriteria}=${MatchValue}`)}`]),
    ...(kinds.length === 0 ? [] : [`--refresh ${kinds.join(',')}`]),
    ...(AllowPriorConsents === undefined
      ? []
      : [AllowPriorConsents ? '--allow-prior-consents' : '--no-allow-prior-consents']),
    ...(ReasonCode === undefined ? [] : [`--reason-code ${word(ReasonCode)}`]),
  ]
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
}
