import { cachedDocsPage } from '@bulk-import/docs/cache'
import { type RunningMock, startMock } from '@bulk-import/mock'
import { firstMinute, firstMinuteRules } from './lib/first-minute.ts'
import { readOptions } from './lib/options.ts'

const usage = 'Usage: npm start [-- [--port <number>] [--once]]'
const defaultPort = 4010

/** Serves the mock and sends the life of one import to it, as a first look at the whole. Returns the exit code. */
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
  console.log(`The mock serves on ${mock.url}, with its documentation (unofficial; not the vendor's).\n`)
  const isValid = await firstMinute(mock.url)
  if (!once && isValid) {
    console.log(`Documentation: ${mock.url} – press Ctrl-C to stop the mock.`)
    return 0
  }
  await mock.close()
  process.exit(isValid ? 0 : 1)
}

/** A port that is asked for is taken or refused; without one, the next free port is taken. */
async function serve(wanted: number | undefined, docsFile: URL): Promise<RunningMock> {
  for (let port = wanted ?? defaultPort; ; port++) {
    try {
      return await startMock({ port, docsFile, recordRules: firstMinuteRules, processingRate: 10 })
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

process.exitCode = await start()
