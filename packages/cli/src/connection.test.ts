import { expect, it } from 'vitest'
import { connectionOptions, readConnection } from './connection.ts'
import { readOptions } from './options/read-options.ts'

it('the options of a connection are those of the client, in its units', async () => {
  const argv = ['--client-id', 'A', '--timeout', '50ms', '--deadline', '2m', '--max-attempts', '1']
  const { signal } = new AbortController()
  const options = await readOptions(argv, connectionOptions)
  expect(readConnection(options, { env: { BULK_IMPORT_BASE_URL: 'http://127.0.0.1' }, signal })).toEqual({
    clientId: 'A',
    baseUrl: 'http://127.0.0.1',
    allowInsecureHttp: false,
    attemptTimeoutMs: 50,
    deadlineMs: 120_000,
    maxAttempts: 1,
    signal,
  })
})
