import { operations } from '@bulk-import/contract'
import { printable } from '@bulk-import/internal/printable'
import {
  type Deviation,
  defaultAccounts,
  deviationNames,
  formatRequest,
  loadAccounts,
  loadRecordRules,
  loadScenario,
  type RequestRecord,
} from '@bulk-import/mock'
import { defineCommand } from '../command.ts'
import type { CommandContext } from '../context.ts'
import { CommandLineError } from '../errors.ts'
import type { ExitCode } from '../exit-codes.ts'
import { duration, flag, integer, list, text } from '../options/option-types.ts'
import { defined, type Options } from '../options/read-options.ts'
import { painter, say } from '../output.ts'
import { serve } from '../serve.ts'

const defaultPort = 4010
const triggers = Object.keys(defaultAccounts.accounts).join(', ')

const options = {
  port: integer(`Port to listen on; 0 is any free one (default ${defaultPort})`, 0, 65_535),
  host: text('ADDRESS', 'Address to listen on (default 127.0.0.1, which no other machine can reach)'),
  tokenLife: duration('How long an access token is active (default 6h; S05, C01)', Number.MAX_SAFE_INTEGER),
  accounts: text('FILE', `YAML file with accounts. By default, these trigger error responses: ${triggers}`),
  scenario: text('FILE', 'YAML file with what happens to the requests, step by step'),
  quota: integer('Imports that an account may start in 24 hours (default: any number)', 0, Number.MAX_SAFE_INTEGER),
  seed: integer('Seed for access tokens and random faults (default 1)', 0, 2 ** 32 - 1),
  latency: duration('Delay of every response of an operation'),
  processingRate: integer('Provisional. Records imported in a second after Execute (default 1000)', 1, 1_000_000_000),
  maxFailedRecords: integer('Provisional. Failed records of an import that are kept (default 100000)', 0, 10_000_000),
  recordRules: text('FILE', 'Provisional. YAML or JSON file that says which records fail, when and why'),
  deviate: list('NAME', `Provisional. Depart from what we inferred: ${deviationNames.join(', ')}`),
  cors: flag('Let web pages of any origin call it'),
  quiet: flag('Print nothing but errors'),
  verbose: flag('Print every request, not only those that get an error response'),
  json: flag('Print one JSON object per line'),
}

export const command = defineCommand({
  usage: 'bulk-import mock [options]',
  description:
    'Serve a mock of the API until Ctrl-C. It accepts any credential, and neither keeps nor prints one.\nProvisional: the steps after Initiate follow a contract that is partly inferred.',
  options,
  examples: [
    ['serve on http://127.0.0.1:4010', 'bulk-import mock'],
    ['any free port, for a test suite in another language', 'bulk-import mock --port 0 --json'],
    ['a service whose counters lag behind', 'bulk-import mock --deviate lagging-counters'],
    ['tokens that expire soon, and slow responses', 'bulk-import mock --token-life 5s --latency 300ms'],
  ],
  run,
})

type MockOptions = Options<typeof options>

async function run(options: MockOptions, context: CommandContext): Promise<ExitCode> {
  const { port = defaultPort, host, tokenLife: tokenLifeMs, latency: latencyMs, quota, seed, cors } = options
  const [kind = 'normal', other] = (['quiet', 'verbose', 'json'] as const).filter((name) => options[name])
  if (other !== undefined) throw new CommandLineError(`--${kind} and --${other} exclude each other.`)
  const accounts = options.accounts === undefined ? undefined : await load(loadAccounts, options.accounts)
  const scenario = options.scenario === undefined ? undefined : await load(loadScenario, options.scenario)
  const recordRules = options.recordRules === undefined ? undefined : await load(loadRecordRules, options.recordRules)
  const { processingRate, maxFailedRecords } = options
  const deviate = options.deviate as Deviation[] | undefined
  const unknown = deviate?.find((name) => !deviationNames.includes(name))
  if (unknown !== undefined) throw new CommandLineError(`--deviate must be one of ${deviationNames.join(', ')}.`)
  const ofRecords = { processingRate, maxFailedRecords, recordRules, deviate }
  const settings = defined({ port, host, tokenLifeMs, latencyMs, quota, seed, cors, accounts, scenario, ...ofRecords })
  const paint = painter(context, context.stdout)
  // It goes on when nobody reads that any more.
  const print = (text: string) => void (kind !== 'quiet' && context.stdout.write(`${text}\n`, () => undefined))
  const onRequest = (record: RequestRecord) => {
    const isGood = record.status === 200
    if (kind === 'json') print(printable(JSON.stringify({ event: 'request', ...record })))
    else if (kind === 'verbose' || !isGood) print(paint(isGood ? 'green' : 'yellow', formatRequest(record)))
  }
  return serve({ ...settings, onRequest }, context, async ({ isExposed, url }) => {
    if (isExposed) await say(context, 'Warning: other machines can reach this mock and what is sent to it.')
    const title = paint('bold', 'The mock serves on')
    if (kind === 'json') print(JSON.stringify({ event: 'serving', url }))
    else print(`${title} ${paint('cyan', url)} (unofficial; not the vendor's).\n${directions(url)}`)
  })
}

function directions(url: string): string {
  const { method, pathTemplate, request } = operations.initiate
  const address = url + pathTemplate.replace('{clientId}', 'ACME_CORP')
  const curl = `curl -X ${method} ${address} -H 'Authorization: Bearer any' -H 'Content-Type: ${request.mediaType}' -d '{"Name":"CRM sync"}'`
  return `Documentation: ${url}/\nTry it:\n${curl}\nPress Ctrl-C to stop it.`
}

async function load<Content>(read: (path: string) => Promise<Content>, path: string): Promise<Content> {
  return read(path).catch((error: Error) => {
    throw new CommandLineError(error.message)
  })
}
