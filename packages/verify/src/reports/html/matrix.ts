import type { CaseResult, Report, StatementResult } from '../../report.ts'
import { byUrgency, escapeHtml } from '../text.ts'

/** The second part of a case's id: what it is about. */
export function kindOfCase({ id }: Pick<CaseResult, 'id'>): string {
  return id.split('/')[1] ?? ''
}

/** Statements down, kinds of cases across; in each cell how many cases show that the statement holds or fails. */
export function matrix({ statements, cases }: Report): string {
  const rows = statements
    .filter(({ verdict }) => verdict !== 'skip')
    .sort((one, other) => byUrgency[one.verdict] - byUrgency[other.verdict])
  if (rows.length === 0) return ''
  const kinds = [...new Set(cases.filter((one) => one.violations.length + one.proven.length > 0).map(kindOfCase))]
  const groups = Map.groupBy(rows, ({ verdict }) => verdict)
  const summary = [...groups].map(([verdict, all]) => `${all.length} ${verdict}`).join(', ')
  return `<section aria-labelledby="matrix">
<h2 id="matrix">Statements</h2>
<p class="lead">${escapeHtml(summary)}. S… is what the source says, C… what the contract decided where the source is silent. A figure is a number of cases.</p>
<div class="scroll" role="region" aria-labelledby="matrix" tabindex="0">
<table class="matrix">
<thead><tr><th scope="col">Statement</th><th scope="col" class="verdict">Verdict</th>${kinds.map((kind) => `<th scope="col" class="kind"><span>${escapeHtml(kind)}</span></th>`).join('')}</tr></thead>
<tbody>
${rows.map((statement) => rowOf(statement, kinds, cases)).join('\n')}
</tbody>
</table>
</div>
</section>`
}

function rowOf({ id, text, verdict }: StatementResult, kinds: readonly string[], cases: Report['cases']): string {
  const cells = kinds.map((kind) => {
    const ofKind = cases.filter((one) => kindOfCase(one) === kind)
    return cellOf(id, kind, ofKind)
  })
  return `<tr><th scope="row"><b>${escapeHtml(id)}</b> ${escapeHtml(text)}</th><td class="verdict ${verdict}">${verdict}</td>${cells.join('')}</tr>`
}

function cellOf(id: string, kind: string, cases: readonly CaseResult[]): string {
  const violating = cases.filter(({ violations }) => violations.some(({ ids }) => ids.includes(id)))
  const isError = violating.some(({ violations }) =>
    violations.some(({ severity, ids }) => severity === 'error' && ids.includes(id)),
  )
  const number = violating.length || cases.filter(({ proven }) => proven.includes(id)).length
  if (number === 0) return '<td></td>'
  const verdict = violating.length === 0 ? 'pass' : isError ? 'fail' : 'warn'
  return `<td class="cell ${verdict}" data-statement="${escapeHtml(id)}" data-kind="${escapeHtml(kind)}"><span>${number}</span><i class="hidden"> ${verdict}</i></td>`
}

/** What the run does not show, and why. */
export function notShown({ statements }: Report): string {
  const open = statements.filter(({ verdict }) => verdict === 'skip')
  if (open.length === 0) return ''
  const groups = [...Map.groupBy(open, ({ why }) => why?.message ?? '')].map(
    ([why, all]) => `<h3>${escapeHtml(why)}</h3>
<ul>${all.map(({ id, text }) => `<li><b>${escapeHtml(id)}</b>${escapeHtml(text)}</li>`).join('')}</ul>`,
  )
  return `<section aria-labelledby="not-shown" class="not-shown">
<h2 id="not-shown">Not shown</h2>
${groups.join('\n')}
</section>`
}
