import type { CaseResult, Report } from '../../report.ts'
import { visible } from '../visible.ts'
import { escapeHtml } from './escape.ts'
import { kindOf } from './matrix.ts'

const order: Record<CaseResult['verdict'], number> = { failed: 0, warned: 1, skipped: 2, passed: 3 }

/** How many failing cases are open from the start: as many as somebody reads at once. */
const mostOpen = 8

/** Every case, those that are not kept first, with filters that the script brings to life. */
export function caseList(report: Report): string {
  const cases = [...report.cases].sort((one, other) => order[one.verdict] - order[other.verdict])
  const { counts } = report
  const choices = (['failed', 'warned', 'skipped', 'passed'] as const).map(
    (verdict) =>
      `<label><input type="checkbox" name="verdict" value="${verdict}" checked> ${verdict} <span class="number">${counts[verdict]}</span></label>`,
  )
  return `<section aria-labelledby="cases">
<h2 id="cases">Cases</h2>
<form id="filters" hidden>
<fieldset><legend>Show</legend>${choices.join('')}</fieldset>
<label class="search">Find <input type="search" id="find" placeholder="S33, DataStageDuration, type …" autocomplete="off"></label>
<button type="reset">Show all</button>
<output id="shown" for="filters"></output>
</form>
<ol class="cases">
${cases.map((result, index) => caseItem(result, index < mostOpen)).join('\n')}
</ol>
</section>`
}

function caseItem(result: CaseResult, mayOpen: boolean): string {
  const { id, sentence, reason, verdict, why } = result
  const ids = [...new Set([...result.ids, ...result.findings.flatMap((one) => one.ids), ...result.proven])].join(' ')
  const isOpen = mayOpen && verdict === 'failed' ? ' open' : ''
  const facts = [
    fact('Case', `<code>${escapeHtml(id)}</code>`),
    fact('Because', escapeHtml(reason)),
    fact('Rests on', escapeHtml(result.ids.join(', '))),
    ...(why === undefined ? [] : [fact('Why', escapeHtml(why.message))]),
    ...findings(result),
    ...(result.sent === undefined
      ? []
      : [fact('Sent', `<pre tabindex="0"><code>${escapeHtml(visible(result.sent))}</code></pre>`)]),
    ...came(result),
  ]
  return `<li data-verdict="${verdict}" data-ids="${ids}" data-kind="${escapeHtml(kindOf(result))}"><details${isOpen}><summary><span class="mark ${verdict}">${verdict}</span> <span class="sentence">${escapeHtml(sentence)}</span></summary><dl>${facts.join('')}</dl></details></li>`
}

function findings({ findings: all, expected }: CaseResult): string[] {
  if (all.length === 0) return [fact('Expected', escapeHtml(expected))]
  return all.map((one) =>
    fact(
      one.severity === 'error' ? 'Broken' : 'Differs',
      `<b>${escapeHtml(one.ids.join(', '))}</b> expected ${escapeHtml(one.expected)}; came ${escapeHtml(one.came)}`,
    ),
  )
}

function came({ came: answer }: CaseResult): string[] {
  if (answer === undefined) return []
  const type = answer.mediaType === '' ? 'no media type' : answer.mediaType
  const body = answer.body === '' ? '' : `<pre tabindex="0"><code>${escapeHtml(answer.body)}</code></pre>`
  return [fact('Answer', `${answer.status}, ${escapeHtml(type)}${body}`)]
}

function fact(name: string, html: string): string {
  return `<dt>${name}</dt><dd>${html}</dd>`
}
