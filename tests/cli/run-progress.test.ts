import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { showProgress } from '../../packages/cli/src/commands/run/progress-line.ts'

const report = { Status: 'Processing', TotalRecordsReceived: 1000, Processed: 250 }

/** What is shown of a run that stages one of two gigabytes in ten seconds. */
function shown(terminal: { columns: number } | undefined, env: Record<string, string> = {}) {
  let nowMs = Date.UTC(2026, 10, 25)
  const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), terminal && { isTTY: true, ...terminal })
  const stdout = new PassThrough({ encoding: 'utf8' })
  const context = { env, stdin: new PassThrough(), stdout, stderr, signal: new AbortController().signal }
  const { show, end } = showProgress('usual', context, () => nowMs)
  show({ event: 'planned', records: 2_000_000, bytes: 2e9, requests: 83 })
  show({ event: 'initiated', expires: '2026-11-25T00:00:18Z' })
  for (let part = 1; part <= 10; part++) {
    nowMs += 1000
    show({ event: 'staged', records: part * 100_000, bytes: part * 1e8, failed: part === 10 ? 3 : 0 })
  }
  show({ event: 'status', report: report as never })
  end()
  return String(stderr.read())
}

describe('the progress of a run', () => {
  it('is one line with a bar on a terminal, whatever its width', () => {
    for (const columns of [40, 60, 80, 120]) {
      const lines = shown({ columns }).replaceAll('\r\u001b[2K', '\n').split('\n')
      expect(lines.filter((line) => line.length >= columns)).toEqual([])
    }
    const text = shown({ columns: 160 })
    expect(text).toContain(
      'Staging  ██████████░░░░░░░░░░  1,000,000/2,000,000 records  1.00 GB  100.0 MB/s  10 s left  token 8 s  3 failed',
    )
    expect(text).toContain('Processing  █████░░░░░░░░░░░░░░░  250/1,000 records')
  })

  it('warns once, as soon as the token ends before all is staged', () => {
    const warnings = shown({ columns: 160 }).match(
      /Warning: At this pace the access token ends before all is staged\.\n/g,
    )
    expect(warnings).toHaveLength(1)
  })

  it('is a line now and then elsewhere, without a bar that is drawn over', () => {
    const lines = shown(undefined).trimEnd().split('\n')
    expect(lines).toEqual([
      '2,000,000 records, 2.00 GB, in 83 requests or more',
      expect.stringMatching(/^Import initiated; its token lives until 2026-11-25T00:00:18Z$/),
      expect.stringMatching(/^Warning: At this pace/),
    ])
    expect(shown({ columns: 80 }, { TERM: 'dumb' })).not.toContain('\u001b')
  })
})
