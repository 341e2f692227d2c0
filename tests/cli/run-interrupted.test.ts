import { existsSync, readFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import type { JournalEvent } from '@bulk-import/run'
import { describe, expect, it, vi } from 'vitest'
import { carry } from '../../packages/cli/src/commands/run/carry.ts'
import type { CommandContext } from '../../packages/cli/src/context.ts'
import { environmentFor } from './support/environment.ts'
import { eventsIn, hasty, useRun } from './support/run.ts'
import { start } from './support/shell.ts'

const { fileOf, other } = useRun()
const quick = [...hasty, '--name', 'CRM sync']

describe('a second Ctrl-C, while a request has no response', () => {
  it.each([
    ['initiate', 'initiating', 130, '--restart', 'Interrupted. Nothing was executed.'],
    ['stage', 'sending', 130, '--resume', 'Interrupted. Nothing was executed.'],
    ['execute', 'executing', 4, '--resume', 'Interrupted. Whether the import was executed is not known.'],
  ])('ends at once, and knows whether Execute was sent: %s', async (operation, event, exitCode, next, sentence) => {
    const { mock } = await other({ scenario: { steps: [`stall-headers; operation=${operation}`] } })
    const path = fileOf()
    const { child, ending } = start(['run', path, ...quick, '--json'], environmentFor(mock.url))
    const journal = () => existsSync(`${path}.journal`) && readFileSync(`${path}.journal`, 'utf8')
    await vi.waitUntil(() => String(journal()).includes(`"event":"${event}"`), { timeout: 20_000 })
    // The second one comes when the first one was seen.
    const interrupt = setInterval(() => child.kill('SIGINT'), 20)
    const { code, stdout, stderr } = await ending
    clearInterval(interrupt)
    expect([code, stderr]).toEqual([
      exitCode,
      expect.stringMatching(new RegExp(`^${sentence}\\n  bulk-import run --resume `)),
    ])
    expect(eventsIn(stdout).at(-1)).toMatchObject({ event: 'result', exitCode, canResume: true, next, code: 'ABORTED' })
    expect(existsSync(`${path}.journal.lock`)).toBe(false)
  })

  it('knows it, too, when the journal was just being told that Execute is going to be sent', async () => {
    const events: JournalEvent[] = [{ event: 'initiating' } as never]
    // Closing waits for what is being written.
    const close = async () => void events.push({ event: 'executing' })
    const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() }
    const context: CommandContext = { env: {}, ...streams, signal: new AbortController().signal }
    const paths = { journalPath: 'j', failedPath: undefined, isStream: false, isDeletion: false, clientId: 'ACME_CORP' }
    const start = () => new Promise<never>(() => undefined)
    const journal = async () => ({ events, close, append: async () => undefined })
    void carry({ ...paths, given: {} as never, context, observations: undefined, journal, start })
    expect(await context.endAtOnce?.()).toBe(4)
  })
})
