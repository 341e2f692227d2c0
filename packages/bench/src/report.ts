import type { Spread } from './statistics.ts'

/** What one kind of figure came to. */
export interface Section {
  title: string
  tables: string[]
  goals: Goal[]
}

/** A spread of several runs, one number, or words; undefined where there is nothing to say. */
export type Cell = Spread | number | string | undefined

export interface Goal {
  what: string
  wanted: string
  got: string
  isMet: boolean
}

export function goal(what: string, got: number, bound: 'at most' | 'at least', limit: number, unit = ''): Goal {
  const isMet = bound === 'at most' ? got <= limit : got >= limit
  return { what, wanted: `${bound} ${limit}${unit}`, got: number(got) + unit, isMet }
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
  const range = value.runs > 1 && Number.isFinite(value.median) ? ` (${number(value.low)}–${number(value.high)})` : ''
  return `${number(value.median)}${range}`
}

/** The figures of a section, with the load average of the machine just before: what else was running. */
export function figuresMarkdown({ goals, tables }: Section, date: Date, loadBefore: number): string {
  const lines = goals.map(({ what, wanted, got, isMet }) => [what, wanted, got, isMet ? 'met' : '**not met**'])
  const when = `Measured ${date.toISOString().slice(0, 10)}; load average before: ${number(loadBefore)}.`
  return [when, ...(goals.length > 0 ? [grid(['goal', 'wanted', 'got', ''], lines)] : []), ...tables].join('\n\n')
}

/** A row for each name, and what each column says of it. */
export function table(title: string, names: readonly string[], columns: Record<string, (name: string) => Cell>) {
  const rows = names.map((name) => [name, ...Object.values(columns).map((say) => cell(say(name)))])
  return `**${title}**\n\n${grid(['', ...Object.keys(columns)], rows)}`
}

/** A Markdown table whose columns also line up as plain text. Numbers to the right. */
function grid(head: string[], lines: string[][]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...lines].map((line) => line[column]?.length ?? 0)))
  const row = ([name = '', ...cells]: string[]) => {
    const padded = cells.map((text, column) => text.padStart(widths[column + 1] ?? 0))
    return `| ${[name.padEnd(widths[0] ?? 0), ...padded].join(' | ')} |`
  }
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [row(head), row(rule), ...lines.map(row)].join('\n')
}
