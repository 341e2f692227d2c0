import { type InitiateRequest, isInitiateResponse, operations } from '@bulk-import/contract'
import { cachedDocsPage } from '@bulk-import/docs/cache'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { readOptions } from './lib/options.ts'

const usage = 'Usage: npm start [-- [--port <number>] [--once]]'
const defaultPort = 4010

/** Serves the mock and sends one request to it, as a first look at the whole. Returns the exit code. */
async function start(): Promise<number> {
  const { port, once, help } = readOptions(usage, {
    port: { type: 'string' },
    once: { type: 'boolean' },
    help: { type: 'boolean' },
  })
  if (help) {
    console.log(usage)
    return 0
  }
  if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) > 65535)) {
    console.error(`error: --port must be a whole number from 0 to 65535.\n${usage}`)
    return 2
  }
  process.stdout.on('error', () => process.exit(0)) // who reads only the first lines has seen enough
  const mock = await serve(port === undefined ? undefined : Number(port), await cachedDocsPage())
  // From here on Ctrl-C ends it cleanly, also while the exchange is still under way.
  const stop = () => void mock.close().then(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  console.log(`The mock of Initiate serves on ${mock.url}, with its documentation (unofficial; not the vendor's).\n`)
  const isValid = await exchange(mock.url)
  if (!once && isValid) {
    console.log('Press Ctrl-C to stop it.')
    return 0
  }
  await mock.close()
  process.exit(isValid ? 0 : 1)
}

/** A port that is asked for is taken or refused; without one, the next free port is taken. */
async function serve(wanted: number | undefined, docsFile: URL): Promise<RunningMock> {
  for (let port = wanted ?? defaultPort; ; port++) {
    try {
      return await startMock({ port, docsFile })
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!isTaken || wanted !== undefined || port >= defaultPort + 100) {
        const hint = 'Choose another with --port, or 0 for any.'
        console.error(isTaken ? `error: Port ${port} is in use. ${hint}` : `error: ${(error as Error).message}`)
        process.exit(1)
      }
      console.log(`Port ${port} is in use, trying ${port + 1}.`)
    }
  }
}

/** One request over HTTP, printed as it goes; true when the response is valid. */
async function exchange(baseUrl: string): Promise<boolean> {
  const { method, pathTemplate, request } = operations.initiate
  const body: InitiateRequest = { Name: 'Newsletter sign-ups of week 47' }
  const url = baseUrl + pathTemplate.replace('{clientId}', 'ACME_CORP')
  const headers = { Authorization: 'Bearer any-token-will-do', 'Content-Type': request.mediaType }
  console.log(`${method} ${url}\n${JSON.stringify(body, undefined, 2)}\n`)
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) })
  const text = await response.text()
  const value: unknown = JSON.parse(text)
  console.log(`${response.status} ${response.statusText}\n${JSON.stringify(value, undefined, 2)}\n`)
  const flags = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`)
  console.log(`The same with curl:\ncurl -X ${method} ${url} ${flags.join(' ')} -d '${JSON.stringify(body)}'\n`)
  return response.status === 200 && isInitiateResponse(value)
}

process.exitCode = await start()
