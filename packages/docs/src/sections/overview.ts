import type { Context } from '../context.ts'
import { html, type Markup } from '../html.ts'
import { blocksOf, inline, markdown } from '../markdown.ts'
import { provenance, section } from '../parts.ts'

/** The first view: what this is, in the words of the document. */
export function masthead(context: Context): Markup {
  const { document, operation, method, pathTemplate, links } = context
  const info = document.info as { title: string; version: string; summary: string; description: string }
  const [notice = ''] = blocksOf(info.description)
  return html`<header class="masthead" id="top">
<p class="eyebrow">${info.title} · <a href="#versions">${info.version}</a></p>
<h1>${String(operation.summary)}</h1>
<p class="lead">${info.summary}</p>
<p class="route"><span class="verb">${method}</span> <code>${pathTemplate}</code></p>
<p class="notice">${inline(notice.replaceAll('\n', ' '), links)}</p>
</header>
`
}

/** What the operation does. Paragraphs that begin with bold words become cards of their own. */
export function overview(context: Context): Markup {
  const { operation, links } = context
  const blocks = blocksOf(String(operation.description))
  const elsewhere = refreshBlocks(context)
  const plain = blocks.filter((block) => !block.startsWith('**') && !elsewhere.includes(block))
  const cards = blocks.flatMap((block) => {
    const [, title, text] = /^\*\*([^*]+?)\.?\*\*\s*(.*)$/s.exec(block) ?? []
    if (title === undefined || text === undefined || elsewhere.includes(block)) return []
    // Where the bold words begin the sentence, they are repeated as the heading and kept in the text.
    const whole = /^[a-z–]/.test(text) ? `${title} ${text}` : text
    return [html`<li><h3>${title}</h3>${markdown(whole, links)}</li>`]
  })
  return section(
    'overview',
    'What it does',
    plain.map((block) => markdown(block, links)),
    html`<ul class="cards">${cards}</ul>`,
    provenance(context, [...(operation['x-source'] as string[]), ...(operation['x-decision'] as string[])]),
  )
}

/** What the description says of refresh flags, up to the next bold beginning: it has a section to itself. */
export function refreshBlocks({ operation }: Context): string[] {
  const blocks = blocksOf(String(operation.description))
  const from = blocks.findIndex((block) => block.startsWith('**Refresh flags**'))
  const to = blocks.findIndex((block, index) => index > from && block.startsWith('**'))
  return blocks.slice(from, to)
}
