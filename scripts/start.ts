import { parseArgs } from 'node:util'
import { type InitiateRequest, isInitiateResponse, operations } from '@bulk-import/contract'
import { type RunningMock, startMock } from '@bulk-import/mock'

const usage = 'Usage: npm start [-- [--port <number>] [--once]]'
const defaultPort = 4010

const clientId = 'ACME_CORP'
const request: InitiateRequest = { Name: 'Newsletter sign-ups of week 47' }

/** Serves the mock and sends one Initiate to it, as a first look at the whole. */
async function start(): Promise<void> {
  const { port, once } = options()
  process.stdout.on('error', () => process.exit(0)) // who reads only the first lines has seen enough
  const mock = await serve(port)
  // From here on Ctrl-C ends it cleanly, also while the exchange is still under way.
  const stop = () => void mock.close().then(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  console.log(`The mock of Initiate serves on ${mock.url} (unofficial; not the vendor's).\n`)
  const isKept = await exchange(mock.url)
  if (once || !isKept) {
    await mock.close()
    process.exit(isKept ? 0 : 1)
  }
  console.log('Serving until Ctrl-C.')
}

function options(): { port: number | undefined; once: boolean } {
  try {
    const flags = {
      port: { type: 'string' },
      once: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    } as const
    const { values } = parseArgs({ options: flags })
    if (values.help) {
      console.log(usage)
      process.exit(0)
    }
    if (values.port === undefined) return { port: undefined, once: values.once }
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535) {
      throw new Error(`--port must be a number from 0 to 65535, but is "${values.port}".`)
    }
    return { port: Number(values.port), once: values.once }
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`)
    process.exit(2)
  }
}

/** A port that was asked for is taken at its word; otherwise the next free one serves as well. */
async function serve(wanted: number | undefined): Promise<RunningMock> {
  for (let port = wanted ?? defaultPort; ; port++) {
    try {
      return await startMock({ port })
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (isTaken && wanted === undefined && port < defaultPort + 100) {
        console.log(`Port ${port} is taken, trying ${port + 1}.`)
        continue
      }
      const message = isTaken
        ? `Port ${port} is taken. Choose another with --port, or 0 for any.`
        : (error as Error).message
      console.error(message)
      process.exit(1)
    }
  }
}

/** One Initiate over HTTP, printed as it goes; true when the answer keeps the contract. */
async function exchange(baseUrl: string): Promise<boolean> {
  const { method, pathTemplate, request: body } = operations.initiate
  const url = baseUrl + pathTemplate.replace('{clientId}', clientId)
  const headers = { Authorization: 'Bearer any-token-will-do', 'Content-Type': body.mediaType }
  console.log(`${method} ${url}\n${JSON.stringify(request, undefined, 2)}\n`)
  const response = await fetch(url, { method, headers, body: JSON.stringify(request) })
  const text = await response.text()
  const answer: unknown = JSON.parse(text)
  console.log(`${response.status} ${response.statusText}\n${JSON.stringify(answer, undefined, 2)}\n`)
  const flags = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`)
  console.log(`The same with curl:\ncurl -X ${method} ${url} ${flags.join(' ')} -d '${JSON.stringify(request)}'\n`)
  return response.status === 200 && isInitiateResponse(answer)
}

await start()
