import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CaseResult, Report, StatementResult, Verdict } from '../report.ts'
import { byOperation, byUrgency, caseLines, escapeMarkup, figures, outcomeSentence, provisionalWords } from './text.ts'

/** The report as one page: the statements, then every case, failing ones first. It loads nothing, and runs no script. */
export function htmlReport(report: Report): string {
  const { outcome, target, contract, startedAt } = report
  const style = readFileSync(new URL('html.css', import.meta.url), 'utf8')
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const facts = {
    Server: target.baseUrl,
    ...target.parameters,
    Contract: `${contract.title}, ${contract.version}`,
    Run: `${startedAt.replace('T', ' ').slice(0, 16)} UTC`,
    Result: figures(report),
  }
  const items = Object.entries(facts).map(
    ([name, fact]) => `<dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(fact)}</dd>`,
  )
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policy)}">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(`bulk-import verify: ${outcome} – ${target.baseUrl}`)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="soft">bulk-import verify</p>
<h1 class="${outcome}">${escapeMarkup(outcomeSentence(report))}</h1>
<dl>${items.join('')}</dl>
</header>
<main>
${statementTable(report)}
${caseList(report)}
</main>
<footer><p>Unofficial: not published, reviewed or endorsed by the vendor of the API. Tokens, credentials and records are left out.</p></footer>
</body>
</html>
`
}

/** What the run shows of each statement, and in how many cases, or why it does not. */
function statementTable(report: Report): string {
  const { statements } = report
  const own = statements.filter(({ isProvisional }) => !isProvisional)
  const later = byOperation(report, statements)
  const words = `<p class="soft">${escapeMarkup(provisionalWords.join(' '))}</p>`
  return `<section aria-labelledby="statements">
<h2 id="statements">Statements</h2>
<p class="soft">S… is what the source says, C… what the contract decided where the source is silent.</p>
${rowsOf(own)}
${later.length === 0 ? '' : words}
${later.map(([title, all]) => `<h3>${escapeMarkup(title)}</h3>\n${rowsOf(all)}`).join('\n')}
</section>`
}

function rowsOf(statements: readonly StatementResult[]): string {
  const sorted = statements.toSorted((one, other) => byUrgency[one.verdict] - byUrgency[other.verdict])
  const rows = sorted.map(({ id, text, verdict, cases, why }) => {
    const statement = `<b>${escapeMarkup(id)}</b> ${escapeMarkup(text)}`
    const shown = why === undefined ? cases.length : escapeMarkup(why.message)
    return `<tr><th scope="row">${statement}</th><td class="${verdict}">${verdict}</td><td>${shown}</td></tr>`
  })
  return `<table>
<thead><tr><th scope="col">Statement</th><th scope="col">Verdict</th><th scope="col">Cases, or why none</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

/** Every case, those that fail first, with a choice of verdicts that the style sheet obeys. */
function caseList({ cases, counts }: Report): string {
  const sorted = cases.toSorted((one, other) => byUrgency[one.verdict] - byUrgency[other.verdict])
  const choice = (verdict: Verdict) =>
    `<label><input type="checkbox" value="${verdict}" checked> ${verdict} <span class="soft">${counts[verdict]}</span></label>`
  return `<section aria-labelledby="cases">
<h2 id="cases">Cases</h2>
<fieldset><legend>Show</legend>${(['fail', 'warn', 'pass', 'skip'] as const).map(choice).join('')}</fieldset>
<ol class="cases">
${sorted.map(caseItem).join('\n')}
</ol>
</section>`
}

function caseItem(result: CaseResult): string {
  const { sentence, verdict } = result
  const summary = `<summary><span class="mark ${verdict}">${verdict}</span> ${escapeMarkup(sentence)}</summary>`
  const facts = `<pre tabindex="0">${escapeMarkup(caseLines(result).slice(1).join('\n'))}</pre>`
  return `<li data-verdict="${verdict}"><details>${summary}${facts}</details></li>`
}
