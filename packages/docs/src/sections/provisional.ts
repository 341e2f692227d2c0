import { kindOf } from '@bulk-import/internal/ids'
import type { Context, Statement } from '../context.ts'
import { html, type Markup } from '../markup/html.ts'
import { blocksOf, inline, markdown } from '../markup/markdown.ts'
import { provenance, section } from '../markup/parts.ts'
import { shapes } from './decisions.ts'

/** Where the provisional operations begin: what the word means, and everything that is inferred. */
export function provisional(context: Context): Markup {
  const { document, links, statements } = context
  const [meaning = ''] = blocksOf(document.info.description ?? '')
  const inferences = statements.filter(({ id }) => kindOf(id) === 'inference')
  return section(
    'provisional',
    'The later steps, provisional',
    html`<div class="warning">${markdown(meaning, links)}</div>`,
    html`<h3 id="inferences">What is inferred</h3>`,
    html`<p>No page that we could read says the following. Each opens to show what it is inferred from, and how <code>bulk-import run</code> notices when it is wrong.</p>`,
    html`<div class="inferences">${inferences.map((inference) => entryOf(context, inference))}</div>`,
  )
}

function entryOf(context: Context, { id, step = '', text, from = '', check, when = '', why = '' }: Statement): Markup {
  const { links } = context
  return html`<details id="${id}"><summary><b class="anchor-id">${id}</b> <small class="kind">${step}:</small> <span>${text}.</span></summary>
<dl><dt>Inferred from</dt><dd>${inline(from, links)}</dd>
${check ? html`<dt>What a run observes</dt><dd>${inline(check, links)}</dd><dt>When</dt><dd>${inline(when.replace(/^(before|after)\b/, '$1 Execute'), links)}</dd>` : html`<dt>Nothing to observe</dt><dd>${inline(why, links)}</dd>`}</dl>
${provenance(text.match(/\b[A-Z]\d{2,}\b/g) ?? [])}${shapes(context, id)}</details>`
}
