import { createHash } from 'node:crypto'
import type { Report } from '../../report.ts'
import { escapeHtml, figures, outcomeSentence } from '../text.ts'
import { caseList } from './cases.ts'
import { matrix, notShown } from './matrix.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/**
 * The report as one page: the matrix of statements and kinds of cases, then every case, failing ones first. It loads nothing, has a
 * strict content security policy of its own, and shows everything without its script.
 */
export function htmlReport(report: Report): string {
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`
  const { baseUrl, parameters } = report.target
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(titles[report.outcome])} – ${escapeHtml(baseUrl)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="eyebrow">bulk-import verify</p>
<h1 class="${report.outcome}">${escapeHtml(outcomeSentence(report))}</h1>
<dl class="facts">
<div><dt>Server</dt><dd><code>${escapeHtml(baseUrl)}</code></dd></div>
${Object.entries(parameters)
  .map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd><code>${escapeHtml(value)}</code></dd></div>\n`)
  .join(
    '',
  )}<div><dt>Contract</dt><dd>${escapeHtml(report.contract.title)}, ${escapeHtml(report.contract.version)}</dd></div>
<div><dt>Run</dt><dd><time datetime="${report.startedAt}">${escapeHtml(report.startedAt.replace('T', ' ').slice(0, 16))} UTC</time></dd></div>
<div><dt>Result</dt><dd>${escapeHtml(figures(report))}</dd></div>
</dl>
</header>
<main>
${matrix(report)}
${caseList(report)}
${notShown(report)}
</main>
<footer><p>Unofficial: not published, reviewed or endorsed by the vendor of the API. Tokens and credentials are left out.</p></footer>
<script>${script}</script>
</body>
</html>
`
}

const titles: Record<Report['outcome'], string> = {
  pass: 'Contract kept',
  fail: 'Contract broken',
  refused: 'Not judged',
  unreachable: 'Not reached',
  stopped: 'Run ended early',
  empty: 'Nothing sent',
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
