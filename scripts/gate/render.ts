import type { Impact } from './redocly-diff.ts'
import type { Change, Verdict } from './verdict.ts'

export type Format = 'text' | 'markdown' | 'json'

const words: Record<Impact, string> = { major: 'breaking', minor: 'compatible', patch: 'no effect' }

/** The comparison for a person at a terminal, for a comment on a pull request, or for a program. */
export function render({ changes, impact }: Verdict, base: string, format: Format): string {
  if (format === 'json') return JSON.stringify({ base, impact: impact ?? 'none', changes }, undefined, 2)
  const title = `Contract compared with ${base}: ${impact === undefined ? 'no change' : `${changes.length} changes, needs at least ${impact}`}`
  const sorted = (['major', 'minor', 'patch'] as const).flatMap((kind) =>
    changes.filter((change) => change.impact === kind),
  )
  return format === 'markdown' ? markdown(title, sorted) : [title, ...sorted.map(textOf)].join('\n')
}

function textOf(change: Change): string {
  const details = [`at ${readable(change.path)}`, proofOf(change), whyMinor(change)].filter((detail) => detail !== '')
  const lines = [
    `  ${words[change.impact].padEnd(10)} ${change.what}`,
    ...details.map((detail) => `             ${detail}`),
  ]
  return lines.join('\n')
}

function markdown(title: string, changes: Change[]): string {
  if (changes.length === 0) return `### ${title}\n`
  const rows = changes.map(
    (change) =>
      `| ${words[change.impact]} | ${cell(change.what)} | ${cell([proofOf(change), whyMinor(change)].filter(Boolean).join('; '))} |\n`,
  )
  return `### ${title}\n\n| effect | change | proof |\n| --- | --- | --- |\n${rows.join('')}`
}

/** Why a breaking change does not ask for a major version. */
function whyMinor({ impact, isProvisional = false }: Change): string {
  if (!isProvisional) return ''
  return impact === 'major' ? 'provisional: only the later steps reach it, so minor is enough' : 'provisional'
}

function proofOf({ counterexample, triesWithoutCounterexample, path }: Change): string {
  if (counterexample !== undefined) {
    const tense = path.includes('/responses/')
      ? 'may come now, and was not promised before'
      : 'was legal before, and is refused now'
    return `${tense}: ${JSON.stringify(counterexample)}`
  }
  return triesWithoutCounterexample === undefined
    ? ''
    : `not breaking: no counterexample among ${triesWithoutCounterexample} values tried`
}

function readable(path: string): string {
  return path.replace('#/paths/', '').replaceAll('/content/application~1json/schema', '').replaceAll('~1', '/')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
