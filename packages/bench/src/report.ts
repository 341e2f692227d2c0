import type { Spread } from './statistics.ts'

/** What one kind of figure came to. */
export interface Section {
  title: string
  /** How it was measured, and what has to be known to read it. */
  introduction: string
  tables: Table[]
  goals: Goal[]
}

interface Table {
  title: string
  /** The first column holds names and has no entry here. */
  columns: string[]
  rows: { name: string; cells: Cell[] }[]
}

/** A spread of several runs, one number, or words; undefined where there is nothing to say. */
export type Cell = Spread | number | string | undefined

export interface Goal {
  what: string
  wanted: string
  got: string
  isMet: boolean
}

/** A goal of the form "at most" or "at least". */
export function goal(what: string, got: number, bound: { maximum: number } | { minimum: number }, unit = ''): Goal {
  const [words, limit, isMet] =
    'maximum' in bound
      ? (['at most', bound.maximum, got <= bound.maximum] as const)
      : (['at least', bound.minimum, got >= bound.minimum] as const)
  return { what, wanted: `${words} ${limit}${unit}`, got: `${number(got)}${unit}`, isMet }
}

/** Three significant digits, and no more decimals than that. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)))
  return value.toLocaleString('en', { minimumFractionDigits: 0, maximumFractionDigits: Math.min(3, digits) })
}

export function cell(value: Cell): string {
  if (value === undefined) return '–'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return number(value)
  const range = value.runs > 1 ? ` (${number(value.low)}–${number(value.high)})` : ''
  return `${number(value.median)}${range}`
}

/** @param run when it was measured, and the load average of the machine just before: what else was running */
export function sectionMarkdown(section: Section, { date, loadBefore }: { date: Date; loadBefore: number }): string {
  const when = `Measured ${date.toISOString().slice(0, 10)}; load average before: ${number(loadBefore)}.`
  const parts = [
    `## ${section.title}`,
    `${section.introduction}\n${when}`,
    ...(section.goals.length > 0 ? [goalsMarkdown(section.goals)] : []),
    ...section.tables.map(tableMarkdown),
  ]
  return `${parts.join('\n\n')}\n`
}

function goalsMarkdown(goals: readonly Goal[]): string {
  const lines = goals.map(({ what, wanted, got, isMet }) => [what, wanted, got, isMet ? 'met' : '**not met**'])
  return grid(['goal', 'wanted', 'got', ''], lines)
}

function tableMarkdown({ title, columns, rows }: Table): string {
  const lines = rows.map(({ name, cells }) => [name, ...cells.map(cell)])
  return `**${title}**\n\n${grid(['', ...columns], lines)}`
}

/** A Markdown table whose columns also line up as plain text. Numbers to the right. */
function grid(head: string[], lines: string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...lines.map((line) => line[column]?.length ?? 0)),
  )
  const row = (line: string[]) =>
    `| ${widths.map((width, column) => (column === 0 ? (line[column] ?? '').padEnd(width) : (line[column] ?? '').padStart(width))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [row(head), rule, ...lines.map(row)].join('\n')
}
