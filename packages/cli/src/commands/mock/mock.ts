import { defaultAccounts, loadAccounts, loadScenario, type ServerOptions } from '@bulk-import/mock'
import { defineCommand } from '../../command.ts'
import type { Shell } from '../../context.ts'
import { docsPage } from '../../docs-page.ts'
import { type ExitCode, exitCodes } from '../../exit-codes.ts'
import { listen, untilAborted } from '../../listen.ts'
import { readDuration, readWhole } from '../../numbers.ts'
import type { Given, OptionTable } from '../../options.ts'
import { say } from '../../output.ts'
import { UsageFault } from '../../usage-fault.ts'
import { log } from './log.ts'

const defaultPort = 4010

const options = {
  port: { value: 'N', help: `default ${defaultPort}; 0 is any free one` },
  host: { value: 'ADDRESS', help: 'default 127.0.0.1, which no other machine can reach' },
  'token-life': { value: 'DURATION', help: 'how long an access token is active; default 6h (S05, C01)' },
  accounts: {
    value: 'FILE',
    help: `the accounts and what each may do, in YAML. Default: any client id works, except those that play the refusals: ${Object.keys(defaultAccounts.accounts).join(', ')}`,
  },
  scenario: { value: 'FILE', help: 'what happens to the requests, step by step, in YAML' },
  quota: { value: 'N', help: 'imports that an account may start within 24 hours. Default: any number' },
  seed: { value: 'N', help: 'where the row of access tokens begins, and how chance falls; default 1' },
  latency: { value: 'DURATION', help: 'how long every Initiate waits for its answer' },
  cors: { help: 'lets web pages of any origin call it' },
  quiet: { help: 'prints nothing but errors' },
  verbose: { help: 'prints every request; by default only those that were refused, with the reason' },
  json: { help: 'prints one JSON object a line' },
  help: { help: 'this page' },
} as const satisfies OptionTable

export const mock = defineCommand({
  usage: 'bulk-import mock [options]',
  description: `Serves a mock of the API until Ctrl-C. It takes any credential, and keeps and prints none.

Exit codes: 0 ended by Ctrl-C; 2 used wrongly; 3 cannot listen.`,
  options,
  examples: [
    ['serve on http://127.0.0.1:4010', 'bulk-import mock'],
    ['any free port, for a test suite in another language', 'bulk-import mock --port 0 --json'],
    ['tokens that end soon, and slow answers', 'bulk-import mock --token-life 5s --latency 300ms'],
  ],
  run,
})

type MockOptions = Given<keyof typeof options>

async function run(given: MockOptions, shell: Shell): Promise<ExitCode> {
  const shown = (['quiet', 'verbose', 'json'] as const).filter((name) => given.has(name))
  if (shown.length > 1) throw new UsageFault(`--${shown.join(' and --')} exclude each other.`)
  const { told, serving } = log(shown[0], shell)
  const docsFile = docsPage()
  const settings = { ...(await readSettings(given)), ...(docsFile && { docsFile }), onRequest: told }
  const mock = await listen(settings, shell)
  if (typeof mock === 'number') return mock
  if (mock.isExposed) {
    await say(
      shell,
      'Notice: it listens beyond this machine. Whoever reaches it can use it, and see what is sent to it.',
    )
  }
  serving(mock.url, docsFile !== undefined)
  await untilAborted(shell.signal)
  await mock.close()
  return exitCodes.done
}

async function readSettings(given: MockOptions): Promise<ServerOptions> {
  const whole = (name: 'port' | 'quota' | 'seed', most: number) => {
    const text = given.text(name)
    return text === undefined ? {} : { [name]: readWhole(`--${name}`, text, 0, most) }
  }
  const host = given.text('host')
  const tokenLife = given.text('token-life')
  const latency = given.text('latency')
  const accounts = given.text('accounts')
  const scenario = given.text('scenario')
  return {
    port: defaultPort,
    ...whole('port', 65_535),
    ...whole('quota', Number.MAX_SAFE_INTEGER),
    ...whole('seed', 2 ** 32 - 1),
    cors: given.has('cors'),
    ...(host !== undefined && { host }),
    ...(tokenLife !== undefined && {
      tokenLifeMs: await readDuration('--token-life', tokenLife, Number.MAX_SAFE_INTEGER),
    }),
    ...(latency !== undefined && { latencyMs: await readDuration('--latency', latency) }),
    ...(accounts !== undefined && { accounts: await loadAccounts(accounts).catch(asUsage) }),
    ...(scenario !== undefined && { scenario: await loadScenario(scenario).catch(asUsage) }),
  }
}

function asUsage(error: Error): never {
  throw new UsageFault(error.message)
}
