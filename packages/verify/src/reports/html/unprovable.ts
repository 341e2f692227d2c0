import { groupBy } from '../../group.ts'
import type { Report } from '../../report.ts'
import { escapeHtml } from './escape.ts'

/** What the run does not show, and why. */
export function unprovable(report: Report): string {
  const open = report.statements.filter(({ verdict }) => verdict === 'not provable')
  if (open.length === 0) return ''
  const groups = [...groupBy(open, ({ why }) => why?.message ?? '')].map(
    ([why, all]) => `<h3>${escapeHtml(why)}</h3>
<ul>${all.map(({ id, text }) => `<li><b>${id}</b>${escapeHtml(text)}</li>`).join('')}</ul>`,
  )
  return `<section aria-labelledby="unprovable" class="unprovable">
<h2 id="unprovable">Not provable</h2>
${groups.join('\n')}
</section>`
}
