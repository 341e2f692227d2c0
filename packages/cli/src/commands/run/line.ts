import type { ImportStatusReport } from '@bulk-import/client/provisional'
import { printable } from '@bulk-import/internal/printable'
import type { Progress } from '@bulk-import/run'
import { inOptions } from '../../client-errors.ts'
import { counted, grouped } from '../../output.ts'

/** What a line says of the whole, beside what has happened. */
export interface Pace {
  records: number | undefined
  bytes: number | undefined
  /** When the token ends, where that can be read. */
  endMs: number | undefined
  /** Where and when this process began to stage. */
  from: { bytes: number; ms: number } | undefined
  nowMs: number
}

/** One line for what a run does. @param columns the width of the terminal; undefined where there is none */
export function lineOf(progress: Progress, pace: Pace, columns: number | undefined): string {
  switch (progress.event) {
    case 'checking':
      return `Checking the input  ${megabytes(progress.bytes)}`
    case 'planned':
      return cut(planned(progress), columns)
    case 'initiated':
    case 'resumed':
      return cut(
        `${progress.event === 'resumed' ? 'Going on with the import' : 'Import initiated'}${progress.expires === undefined ? '' : `; its token lives until ${printable(progress.expires)}`}`,
        columns,
      )
    case 'staged':
      return staged(progress, pace, columns)
    case 'settling':
      return `${printable(progress.why)} Waiting ${(progress.ms / 1000).toFixed(progress.ms < 1000 ? 1 : 0)} s for the status to settle.`
    case 'executed':
      return 'Executed; waiting for the end'
    case 'status':
      return status(progress.report, columns)
    case 'warning':
      return `Warning: ${printable(inOptions(progress.message))}`
  }
}

function planned({ records, bytes = 0, requests }: Extract<Progress, { event: 'planned' }>): string {
  if (records === undefined) return 'The input is a stream: it is checked as it is sent.'
  return `${counted(records, 'record')}, ${megabytes(bytes)}, in ${counted(requests ?? 0, 'request')} or more`
}

function status(
  { Status, Processed = 0, TotalRecordsReceived: all }: ImportStatusReport,
  columns: number | undefined,
): string {
  const numbers = { text: `${grouped(Processed)}/${grouped(all)} records`, until: 1 }
  return fitting(
    printable(Status),
    [...(columns === undefined ? [] : bars(Processed, all)), numbers, share(Processed, all)],
    columns,
  )
}

function staged(
  { records, bytes, failed }: Extract<Progress, { event: 'staged' }>,
  { records: all, bytes: allBytes, from, nowMs, endMs }: Pace,
  columns: number | undefined,
): string {
  const seconds = from === undefined ? 0 : (nowMs - from.ms) / 1000
  const rate = from === undefined || seconds <= 0 ? 0 : (bytes - from.bytes) / 1e6 / seconds
  const left = allBytes === undefined || rate === 0 ? '' : `${time((allBytes - bytes) / 1e6 / rate)} left`
  const numbers =
    all === undefined
      ? { text: `${grouped(records)} records` }
      : { text: `${grouped(records)}/${grouped(all)} records`, until: 1 }
  const parts: Part[] = [
    ...(columns === undefined ? [] : bars(bytes, allBytes)),
    numbers,
    share(bytes, allBytes),
    { text: megabytes(bytes), until: 2 },
    { text: rate === 0 ? '' : `${rate.toFixed(1)} MB/s`, until: 3 },
    { text: left, until: 4 },
    { text: endMs === undefined ? '' : `token ${time(Math.max(0, endMs - nowMs) / 1000)}` },
    { text: failed === 0 ? '' : `${grouped(failed)} failed` },
  ]
  return fitting('Staging', parts, columns)
}

/** A part of a line, and from which step to which it is there. */
interface Part {
  text: string
  since?: number
  until?: number
}

/** Where there is no room for all, less is there step by step: a shorter bar, a share for the numbers, no size, no rate, no time left, no bar. */
function fitting(head: string, parts: readonly Part[], columns: number | undefined): string {
  const at = (step: number, space: string) => {
    const shown = parts.filter(({ text, since = 0, until = 6 }) => text !== '' && step >= since && step <= until)
    return [head, ...shown.map(({ text }) => text)].join(space)
  }
  if (columns === undefined) return at(0, '  ')
  const lines = [0, 1, 2, 3, 4, 5, 6].map((step) => at(step, '  '))
  return lines.find((line) => line.length < columns) ?? cut(at(6, ' '), columns)
}

function cut(text: string, columns: number | undefined): string {
  return columns === undefined || text.length < columns ? text : `${text.slice(0, Math.max(1, columns - 2))}…`
}

function share(done: number, all: number | undefined): Part {
  return { text: all ? `${Math.floor((100 * Math.min(done, all)) / all)}%` : '', since: 2 }
}

function bars(done: number, all: number | undefined): Part[] {
  if (!all) return []
  const bar = (width: number) => {
    const filled = Math.floor(Math.min(1, done / all) * width)
    return '█'.repeat(filled) + '░'.repeat(width - filled)
  }
  return [
    { text: bar(20), until: 0 },
    { text: bar(10), since: 1, until: 5 },
  ]
}

function megabytes(bytes: number): string {
  if (bytes < 1e6) return counted(bytes, 'byte')
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}

function time(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`
  return seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
