import { type Context, mainOperation, type PageOperation, type Sources } from '../context.ts'
import type { Operation } from '../document/operations.ts'
import { html, type Markup } from '../markup/html.ts'
import { blocksOf, inline, markdown } from '../markup/markdown.ts'
import { provenance, section } from '../markup/parts.ts'

/** The title of the document; where it contains the contract, that of the contract without the part that this describes. */
export function pageTitle({ contract, document }: Sources): string {
  return contract === undefined ? document.info.title : contract.info.title.replace(/ – [^(]*(?= \()/, '')
}

/** The first view: what this is, in the words of the document. */
export function masthead(context: Context): Markup {
  const { contract, document, links } = context
  const { version, summary } = (contract ?? document).info
  // Where only a part is certain, the first block says what that means: it stands where that part ends.
  const [first = '', second = first] = blocksOf(document.info.description ?? '')
  const notice = contract === undefined ? first : second
  const main = contract === undefined ? mainOperation(context) : undefined
  const [, title = '', remark = ''] = /^(.*?)(?: \((.*)\))?$/.exec(pageTitle(context)) ?? []
  const eyebrow = contract === undefined ? pageTitle(context) : remark
  return html`<header class="masthead" id="top">
<p class="eyebrow">${eyebrow} · <a href="#versions">${version}</a></p>
<h1>${contract === undefined ? (main?.summary ?? pageTitle(context)) : title}</h1>
<p class="lead">${contract ? html`${summary?.replace(/\.$/, '')}; the later steps are <a href="#provisional">provisional</a>.` : summary}</p>
${main && route(main)}
<p class="notice">${inline(notice.replaceAll('\n', ' '), links)}</p>
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
    (context.contract || !isMain) && route(operation),
    blocks.filter((block) => !block.startsWith('**')).map((block) => markdown(block, links)),
    cards.length > 0 && html`<ul class="cards">${cards}</ul>`,
    provenance(ids),
  )
}
