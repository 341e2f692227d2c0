import { cases } from '@bulk-import/contract/cases'
import { groupBy } from '../../group.ts'
import type { CaseResult, Report, StatementResult } from '../../report.ts'
import { escapeHtml } from './escape.ts'

/** The second part of a case's id: what it is about. */
export function kindOf({ id }: Pick<CaseResult, 'id'>): string {
  return id.split('/')[1] ?? ''
}

const order = { broken: 0, differs: 1, kept: 2, 'not provable': 3 }

/** Statements down, kinds of cases across; in each cell how many cases show the statement to be kept or broken. */
export function matrix(report: Report): string {
  const rows = report.statements
    .filter(({ verdict }) => verdict !== 'not provable')
    .sort((one, other) => order[one.verdict] - order[other.verdict])
  if (rows.length === 0) return ''
  const kinds = kindsOf(report)
  const byStatement = groupBy(rows, ({ verdict }) => verdict)
  const summary = [...byStatement]
    .map(([verdict, all]) => `${all.length} ${verdict.replace('differs', 'differ')}`)
    .join(', ')
  return `<section aria-labelledby="matrix">
<h2 id="matrix">Statements</h2>
<p class="lead">${escapeHtml(summary)}. S… is what the source says, C… what the contract decided where the source is silent. A figure is a number of cases.</p>
<div class="scroll" role="region" aria-labelledby="matrix" tabindex="0">
<table class="matrix">
<thead><tr><th scope="col">Statement</th><th scope="col" class="verdict">Verdict</th>${kinds.map((kind) => `<th scope="col" class="kind"><span>${escapeHtml(kind)}</span></th>`).join('')}</tr></thead>
<tbody>
${rows.map((statement) => rowOf(statement, kinds, report)).join('\n')}
</tbody>
</table>
</div>
</section>`
}

/** The kinds that show something, in the order of the contract. */
function kindsOf(report: Report): string[] {
  const telling = report.cases.filter(({ findings, proven }) => findings.length + proven.length > 0)
  const present = new Set(telling.map(kindOf))
  return [...new Set([...cases, ...telling].map(kindOf))].filter((kind) => present.has(kind))
}

function rowOf({ id, text, verdict }: StatementResult, kinds: readonly string[], report: Report): string {
  const cells = kinds.map((kind) => cellOf(id, kind, report.cases)).join('')
  return `<tr><th scope="row"><b>${id}</b> ${escapeHtml(text)}</th><td class="verdict ${verdict}">${verdict}</td>${cells}</tr>`
}

function cellOf(id: string, kind: string, results: readonly CaseResult[]): string {
  const ofKind = results.filter((result) => kindOf(result) === kind)
  const hits = ofKind.filter(({ findings }) => findings.some(({ ids }) => ids.includes(id)))
  const isBroken = hits.some(({ findings }) => findings.some((one) => one.severity === 'error' && one.ids.includes(id)))
  const kept = ofKind.filter(({ proven }) => proven.includes(id)).length
  const number = hits.length > 0 ? hits.length : kept
  if (number === 0) return '<td></td>'
  const state = hits.length > 0 ? (isBroken ? 'broken' : 'differs') : 'kept'
  return `<td class="cell ${state}" data-statement="${id}" data-kind="${escapeHtml(kind)}"><span>${number}</span><i class="hidden"> ${state}</i></td>`
}
