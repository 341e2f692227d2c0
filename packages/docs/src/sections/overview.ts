import { type Context, mainOperation, type PageOperation } from '../context.ts'
import type { Operation } from '../document/operations.ts'
import { html, type Markup } from '../markup/html.ts'
import { blocksOf, inline, markdown } from '../markup/markdown.ts'
import { provenance, section } from '../markup/parts.ts'

/** The first view: what this is, in the words of the document. */
export function masthead(context: Context): Markup {
  const { title, version, summary, description = '' } = (context.contract ?? context.document).info
  const [notice = ''] = blocksOf(description)
  const main = mainOperation(context)
  return html`<header class="masthead" id="top">
<p class="eyebrow">${title} · <a href="#versions">${version}</a></p>
<h1>${main?.summary ?? title}</h1>
<p class="lead">${summary}</p>
${main && route(main)}
<p class="notice">${inline(notice.replaceAll('\n', ' '), context.links)}${context.contract && html` The later steps are described below; they are <a href="#provisional">provisional</a>.`}</p>
</header>
`
}

function route({ method, pathTemplate }: Operation): Markup {
  return html`<p class="route"><span class="verb">${method}</span> <code>${pathTemplate}</code></p>`
}

/** What an operation does. Paragraphs that begin with bold words become cards of their own. */
export function overview(context: Context, operation: PageOperation): Markup {
  const { extensions, links } = context
  const { operationId, prefix, summary, isProvisional, ids } = operation
  const { claimedBlocks, step } = extensions[operationId] ?? {}
  const elsewhere = claimedBlocks?.(operation) ?? []
  const isMain = mainOperation(context) === operation
  const blocks = blocksOf(operation.description).filter((block) => !elsewhere.includes(block))
  const cards = blocks.flatMap((block) => {
    const [, title, text] = /^\*\*([^*]+?)\.?\*\*\s*(.*)$/s.exec(block) ?? []
    if (title === undefined || text === undefined) return []
    // Where the bold words begin the sentence, they are repeated as the heading and kept in the text.
    const whole = /^[a-z–]/.test(text) ? `${title} ${text}` : text
    return [html`<li><h3>${title}</h3>${markdown(whole, links)}</li>`]
  })
  return section(
    `${prefix}overview`,
    isMain
      ? `What ${step?.name ?? 'it'} does`
      : html`${summary}${isProvisional && html` <small class="grade">provisional</small>`}`,
    !isMain && route(operation),
    blocks.filter((block) => !block.startsWith('**')).map((block) => markdown(block, links)),
    cards.length > 0 && html`<ul class="cards">${cards}</ul>`,
    provenance(ids),
  )
}
