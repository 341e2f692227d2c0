import type { CaseResult, Report } from '../../report.ts'
import { byUrgency, escapeHtml, visible } from '../text.ts'
import { kindOfCase } from './matrix.ts'

/** How many failing cases are open at first: as many as somebody reads at once. */
const maximumOpen = 8

/** Every case, those that fail first, with filters that work once the script runs. */
export function caseList({ cases, counts }: Report): string {
  const sorted = cases.toSorted((one, other) => byUrgency[one.verdict] - byUrgency[other.verdict])
  const choices = (['fail', 'warn', 'skip', 'pass'] as const).map(
    (verdict) =>
      `<label><input type="checkbox" name="verdict" value="${verdict}" checked> ${verdict} <span class="number">${counts[verdict]}</span></label>`,
  )
  return `<section aria-labelledby="cases">
<h2 id="cases">Cases</h2>
<form id="filters" hidden>
<fieldset><legend>Show</legend>${choices.join('')}</fieldset>
<label class="search">Find <input type="search" id="find" placeholder="S33, boundary, days …" autocomplete="off"></label>
<button type="reset">Show all</button>
<output id="shown" for="filters"></output>
</form>
<ol class="cases">
${sorted.map((result, index) => caseItem(result, index < maximumOpen)).join('\n')}
</ol>
</section>`
}

function caseItem(result: CaseResult, mayOpen: boolean): string {
  const { id, sentence, reason, verdict, why, violations, proven, expected, sent, actual } = result
  const ids = [...new Set([...result.ids, ...violations.flatMap((one) => one.ids), ...proven])].join('\t')
  const isOpen = mayOpen && verdict === 'fail' ? ' open' : ''
  const facts = [
    fact('Case', `<code>${escapeHtml(id)}</code>`),
    fact('Because', escapeHtml(reason)),
    fact('Rests on', escapeHtml(result.ids.join(', '))),
    why && fact('Why', escapeHtml(why.message)),
    ...(violations.length === 0 ? [fact('Expected', escapeHtml(expected))] : violations.map(violationFact)),
    sent === undefined ? undefined : fact('Sent', code(visible(sent))),
    actual &&
      fact('Response', `${actual.status}, ${escapeHtml(actual.mediaType || 'no media type')}${code(actual.body)}`),
  ]
  return `<li data-verdict="${verdict}" data-ids="${escapeHtml(ids)}" data-kind="${escapeHtml(kindOfCase(result))}"><details${isOpen}><summary><span class="mark ${verdict}">${verdict}</span> <span class="sentence">${escapeHtml(sentence)}</span></summary><dl>${facts.join('')}</dl></details></li>`
}

function violationFact({ severity, ids, expected, actual }: CaseResult['violations'][number]): string {
  const text = `<b>${escapeHtml(ids.join(', '))}</b> expected ${escapeHtml(expected)}; got ${escapeHtml(actual)}`
  return fact(severity === 'error' ? 'Error' : 'Warning', text)
}

function code(text: string): string {
  return text === '' ? '' : `<pre tabindex="0"><code>${escapeHtml(text)}</code></pre>`
}

function fact(name: string, html: string): string {
  return `<dt>${name}</dt><dd>${html}</dd>`
}
