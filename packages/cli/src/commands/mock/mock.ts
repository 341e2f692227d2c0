import { defaultAccounts, loadAccounts, loadScenario } from '@bulk-import/mock'
import { defineCommand } from '../../command.ts'
import type { CommandContext } from '../../context.ts'
import { docsPage } from '../../docs-page.ts'
import { CommandLineError } from '../../errors.ts'
import type { ExitCode } from '../../exit-codes.ts'
import { defined } from '../../options/defined.ts'
import { duration, flag, integer, text } from '../../options/option-types.ts'
import type { Options } from '../../options/read-options.ts'
import { say } from '../../output.ts'
import { serve } from '../../serve.ts'
import { createLog } from './log.ts'

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
  latency: duration('Delay of every response of Initiate'),
  cors: flag('Let web pages of any origin call it'),
  quiet: flag('Print nothing but errors'),
  verbose: flag('Print every request, not only those that get an error response'),
  json: flag('Print one JSON object per line'),
}

export const mock = defineCommand({
  usage: 'bulk-import mock [options]',
  description: 'Serve a mock of the API until Ctrl-C. It accepts any credential, and neither keeps nor prints one.',
  options,
  examples: [
    ['serve on http://127.0.0.1:4010', 'bulk-import mock'],
    ['any free port, for a test suite in another language', 'bulk-import mock --port 0 --json'],
    ['tokens that expire soon, and slow responses', 'bulk-import mock --token-life 5s --latency 300ms'],
  ],
  run,
})

type MockOptions = Options<typeof options>

async function run(options: MockOptions, context: CommandContext): Promise<ExitCode> {
  const { port = defaultPort, host, tokenLife: tokenLifeMs, latency: latencyMs, quota, seed, cors } = options
  const [kind = 'normal', other] = (['quiet', 'verbose', 'json'] as const).filter((name) => options[name])
  if (other !== undefined) throw new CommandLineError(`--${kind} and --${other} exclude each other.`)
  const log = createLog(kind, context)
  const accounts = options.accounts === undefined ? undefined : await load(loadAccounts, options.accounts)
  const scenario = options.scenario === undefined ? undefined : await load(loadScenario, options.scenario)
  const settings = defined({ port, host, tokenLifeMs, latencyMs, quota, seed, cors, accounts, scenario })
  return serve({ ...settings, docsFile: await docsPage(), onRequest: log.request }, context, async (running) => {
    if (running.isExposed) await say(context, 'Warning: other machines can reach this mock and what is sent to it.')
    log.serving(running.url)
  })
}

async function load<Content>(read: (path: string) => Promise<Content>, path: string): Promise<Content> {
  return read(path).catch((error: Error) => {
    throw new CommandLineError(error.message)
  })
}
