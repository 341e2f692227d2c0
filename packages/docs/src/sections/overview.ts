import type { Context } from '../context.ts'
import type { Operation } from '../document/operations.ts'
import { html, type Markup } from '../markup/html.ts'
import { blocksOf, inline, markdown } from '../markup/markdown.ts'
import { provenance, section } from '../markup/parts.ts'

/** The first view: what this is, in the words of the document. */
export function masthead({ document, operations, links, isOurs }: Context): Markup {
  const { title, version, summary, description = '' } = document.info
  const [notice = ''] = blocksOf(description)
  const [operation, ...others] = operations
  return html`<header class="masthead" id="top">
<p class="eyebrow">${title} · <a href="#versions">${version}</a></p>
<h1>${others.length === 0 ? operation?.summary : title}</h1>
<p class="lead">${summary}</p>
${others.length === 0 && operation && route(operation)}
<p class="notice">${inline(notice.replaceAll('\n', ' '), links)}${isOurs && laterSteps}</p>
</header>
`
}

const laterSteps = html` Provisional, since partly inferred: the steps after this one stand in <a href="provisional/openapi.yaml">a document of their own</a>, which the mock serves and <code>@bulk-import/contract/provisional</code> has.`

function route({ method, pathTemplate }: Operation): Markup {
  return html`<p class="route"><span class="verb">${method}</span> <code>${pathTemplate}</code></p>`
}

/** What an operation does. Paragraphs that begin with bold words become cards of their own. */
export function overview(context: Context, operation: Operation): Markup {
  const { extensions, links, operations } = context
  const elsewhere = extensions[operation.operationId]?.claimedBlocks(operation) ?? []
  const blocks = blocksOf(operation.description).filter((block) => !elsewhere.includes(block))
  const cards = blocks.flatMap((block) => {
    const [, title, text] = /^\*\*([^*]+?)\.?\*\*\s*(.*)$/s.exec(block) ?? []
    if (title === undefined || text === undefined) return []
    // Where the bold words begin the sentence, they are repeated as the heading and kept in the text.
    const whole = /^[a-z–]/.test(text) ? `${title} ${text}` : text
    return [html`<li><h3>${title}</h3>${markdown(whole, links)}</li>`]
  })
  return section(
    `${operation.prefix}overview`,
    operations.length === 1 ? 'What it does' : operation.summary,
    operations.length > 1 && route(operation),
    blocks.filter((block) => !block.startsWith('**')).map((block) => markdown(block, links)),
    cards.length > 0 && html`<ul class="cards">${cards}</ul>`,
    provenance(context, operation.ids),
  )
}
