import { type RunningMock, startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { environmentFor } from './environment.ts'
import { run, type Surroundings } from './shell.ts'

/** A mock for all tests of a file, empty for each, and `bulk-import verify` with it. */
export function useVerify(...always: string[]) {
  let mock: RunningMock
  beforeAll(async () => {
    mock = await startMock()
  })
  beforeEach(() => mock.reset())
  afterAll(() => mock.close())
  const environment = (baseUrl = mock.url) => environmentFor(baseUrl)
  return {
    mock: () => mock,
    environment,
    verify: (options: string[], given: Surroundings = {}) =>
      run(['verify', ...always, ...options], { env: environment(), ...given }),
  }
}
