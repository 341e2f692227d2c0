import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MockOptions, type RunningMock, startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, beforeEach, onTestFinished } from 'vitest'
import { environmentFor } from './environment.ts'
import { temporaryFolder } from './folder.ts'
import { run, type Surroundings } from './shell.ts'

/** Three records that every import takes. */
export const good = ['{"ProfileId":1}', '{"ProfileId":2}', '{"ProfileId":3}']

/** What a run waits for, as short as it may be. */
export const hasty = ['--settle', '10ms', '--poll', '10ms']

const recordRules = [{ pointer: '/ProfileId', equals: 'bad', at: 'staging', message: 'It is bad.' }] as const

/** A mock for all tests of a file, empty for each; a folder for each test; and `bulk-import run` with them. */
export function useRun() {
  let mock: RunningMock
  beforeAll(async () => {
    mock = await startMock({ recordRules, processingRate: 1_000_000 })
  })
  beforeEach(() => mock.reset())
  afterAll(() => mock.close())
  const folder = temporaryFolder()
  const commandOn = (url: string, argv: readonly string[], given: Surroundings = {}) =>
    run(['run', ...argv], { ...given, env: { ...environmentFor(url), ...given.env } })
  return {
    mock: () => mock,
    folder,
    fileOf(content: string | Buffer = good.join('\n'), name = 'people.ndjson'): string {
      const path = join(folder(), name)
      writeFileSync(path, content)
      return path
    },
    command: (argv: readonly string[], given: Surroundings = {}) => commandOn(mock.url, argv, given),
    lives: () => mock.imports().flatMap(({ life }) => life ?? []),
    /** The same with a mock of the test's own. */
    async other(options: MockOptions) {
      const started = await startMock({ recordRules, processingRate: 1_000_000, ...options })
      onTestFinished(() => started.close())
      return {
        mock: started,
        command: (argv: readonly string[], given: Surroundings = {}) => commandOn(started.url, argv, given),
      }
    },
  }
}

/** The events that --json printed. */
export function eventsIn(stdout: string): Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}
