import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type Shown, showProgress } from '../../packages/cli/src/commands/run/progress-line.ts'

const report = { Status: 'Processing', TotalRecordsReceived: 1000, Processed: 250 }

type Steps = (show: Shown['show'], wait: (ms: number) => void) => void

/** What is shown of a run, on a terminal or elsewhere. */
function shownOf(
  steps: Steps,
  terminal?: { columns: number },
  env: Record<string, string> = {},
  kind: Parameters<typeof showProgress>[0] = 'usual',
) {
  let nowMs = Date.UTC(2026, 10, 25)
  const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), terminal && { isTTY: true, ...terminal })
  const stdout = new PassThrough({ encoding: 'utf8' })
  const context = { env, stdin: new PassThrough(), stdout, stderr, signal: new AbortController().signal }
  const { show, end } = showProgress(kind, context, () => nowMs)
  steps(show, (ms) => {
    nowMs += ms
  })
  end()
  return `${stderr.read() ?? ''}${stdout.read() ?? ''}`
}

/** Stages one of two gigabytes in ten seconds. */
const staging: Steps = (show, wait) => {
  show({ event: 'planned', records: 2_000_000, bytes: 2e9, requests: 83 })
  wait(60_000) // until somebody has answered a question
  show({ event: 'initiated', expires: '2026-11-25T00:01:18Z' })
  for (let part = 1; part <= 10; part++) {
    wait(1000)
    show({ event: 'staged', records: part * 100_000, bytes: part * 1e8, failed: part === 10 ? 3 : 0 })
  }
  show({ event: 'status', report: report as never })
}
const shown = (terminal?: { columns: number }, env?: Record<string, string>) => shownOf(staging, terminal, env)

/** The lines that were drawn on a terminal, one over the other. */
const drawn = (text: string) => text.replaceAll('\r\u001b[2K', '\n').split('\n')

/** Has staged five of ten million records in a minute. */
const large: Steps = (show, wait) => {
  show({ event: 'planned', records: 10_000_000, bytes: 1e10, requests: 409 })
  show({ event: 'initiated', expires: '2026-11-25T00:20:00Z' })
  show({ event: 'staged', records: 1, bytes: 1000, failed: 0 })
  wait(60_000)
  show({ event: 'staged', records: 5_000_000, bytes: 5e9, failed: 1234 })
}

describe('the progress of a run', () => {
  it('is one line with a bar on a terminal, whatever its width', () => {
    for (const columns of [40, 60, 80, 120]) {
      const lines = drawn(shown({ columns })).filter((line) => !line.startsWith('Warning'))
      expect(lines.filter((line) => line.length >= columns)).toEqual([])
    }
    const text = shown({ columns: 160 })
    expect(text).toContain(
      'Staging  ██████████░░░░░░░░░░  1,000,000/2,000,000 records  1.00 GB  100.0 MB/s  10 s left  token 8 s  3 failed',
    )
    expect(text).toContain('Processing  █████░░░░░░░░░░░░░░░  250/1,000 records')
  })

  it.each([
    [
      120,
      'Staging  ██████████░░░░░░░░░░  5,000,000/10,000,000 records  5.00 GB  83.3 MB/s  2 min left  token 19 min  1,234 failed',
    ],
    [80, 'Staging  █████░░░░░  50%  83.3 MB/s  2 min left  token 19 min  1,234 failed'],
    [40, 'Staging 50% token 19 min 1,234 failed'],
    [0, 'Staging  █████░░░░░  50%  83.3 MB/s  2 min left  token 19 min  1,234 failed'],
  ])('has the life of the token and what failed at %i columns', (columns, line) => {
    expect(drawn(shownOf(large, { columns }))).toContain(line)
  })

  it('counts the pace of this process alone when it goes on, and knows the rest at once', () => {
    const resumed: Steps = (show, wait) => {
      show({ event: 'planned', records: 10_000_000, bytes: 1e10, requests: 409 })
      show({ event: 'initiated', expires: '2026-11-25T00:20:00Z' })
      show({ event: 'staged', records: 4_000_000, bytes: 4e9, failed: 0 })
      wait(100_000)
      show({ event: 'staged', records: 5_000_000, bytes: 5e9, failed: 0 })
    }
    const lines = drawn(shownOf(resumed, { columns: 160 }))
    expect(lines).toContainEqual(expect.stringMatching(/4,000,000\/10,000,000 records {2}4\.00 GB {2}token 20 min$/))
    expect(lines).toContainEqual(expect.stringMatching(/10\.0 MB\/s {2}9 min left {2}token 19 min$/))
  })

  it('warns once, as soon as the token ends before all is staged', () => {
    const warnings = shown({ columns: 160 }).match(
      /Warning: At this pace the access token ends before all is staged\.\n/g,
    )
    expect(warnings).toHaveLength(1)
  })

  it.each([
    ['json', /^\{"event":"warning","message":"At this pace the access token ends before all is staged\."\}$/gm],
    ['quiet', /^Warning: At this pace the access token ends before all is staged\.\n$/g],
  ] as const)('warns of it with --%s as well, once', (kind, warning) => {
    expect(shownOf(staging, undefined, {}, kind).match(warning)).toHaveLength(1)
  })

  it('is a line now and then elsewhere, without a bar that is drawn over', () => {
    const lines = shown().trimEnd().split('\n')
    expect(lines).toEqual([
      '2,000,000 records, 2.00 GB, in 83 requests or more',
      expect.stringMatching(/^Import initiated; its token lives until 2026-11-25T00:01:18Z$/),
      expect.stringMatching(/^Warning: At this pace/),
    ])
    for (const env of [{ TERM: 'dumb' }, { CI: 'true' }]) expect(shown({ columns: 80 }, env)).not.toContain('\u001b')
  })

  it('has the whole of a warning, and of why it waits, with a terminal and without', () => {
    const message = `The failed records are not complete. ${'The counters say otherwise. '.repeat(5)}`.trim()
    const told: Steps = (show) => {
      show({ event: 'warning', message })
      show({ event: 'settling', why: message, ms: 60_000 })
    }
    for (const terminal of [undefined, { columns: 60 }])
      expect(shownOf(told, terminal).replaceAll('\r\u001b[2K', '')).toBe(
        `Warning: ${message}\n${message} Waiting 60 s for the status to settle.\n`,
      )
  })
})
