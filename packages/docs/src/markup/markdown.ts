import { html, type Markup, type Part } from './html.ts'

/** What the words of the document are linked to. */
export interface Links {
  /** The anchor of a name that the document writes as code, for example of a field. */
  anchorOf(name: string): string | undefined
  /** Whether the page has a place for what looks like the id of a statement. */
  hasId(id: string): boolean
}

/** The blocks of a description: paragraphs, lists and tables, still as text. */
export function blocksOf(text: string): string[] {
  return text.trim().split(/\n\s*\n/)
}

/** The small part of Markdown that the descriptions of the contract use, as markup. */
export function markdown(text: string, links: Links): Markup[] {
  return blocksOf(text).map((block) => {
    if (block.startsWith('- ')) return list(block, links)
    if (block.startsWith('|')) return definitions(block, links)
    return html`<p>${inline(block.replaceAll('\n', ' '), links)}</p>`
  })
}

function list(block: string, links: Links): Markup {
  const items = block.slice(2).split(/\n- /)
  return html`<ul>${items.map((item) => html`<li>${inline(item.replaceAll(/\n\s*/g, ' '), links)}</li>`)}</ul>`
}

/** A table of two columns: names and their meanings. */
function definitions(block: string, links: Links): Markup {
  const pairs = tableRows(block).map(
    ([name = '', meaning = '']) => html`<div><dt>${inline(name, links)}</dt><dd>${inline(meaning, links)}</dd></div>`,
  )
  return html`<dl class="meanings">${pairs}</dl>`
}

const marks = /`([^`]+)`|\*\*([^*]+)\*\*|\b([A-Z]\d{2,})\b/g

/** Code, bold and the ids of statements within one line of text. */
export function inline(text: string, links: Links): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const match of text.matchAll(marks)) {
    const [whole, code, bold, id] = match
    parts.push(text.slice(end, match.index))
    if (code !== undefined) parts.push(linkedCode(code, links))
    else if (bold !== undefined) parts.push(html`<strong>${inline(bold, links)}</strong>`)
    else if (id !== undefined) parts.push(links.hasId(id) ? idLink(id) : id)
    end = match.index + whole.length
  }
  return [...parts, text.slice(end)]
}

function linkedCode(code: string, links: Links): Markup {
  const anchor = links.anchorOf(code)
  return anchor === undefined ? html`<code>${code}</code>` : html`<a href="#${anchor}"><code>${code}</code></a>`
}

/** The id of a statement or decision, leading to its text; the browser shows the text beside it. */
function idLink(id: string): Markup {
  return html`<a class="id" href="#${id}">${id}</a>`
}

/** Rows of a Markdown table, each a list of cells, without its head. */
export function tableRows(block: string): string[][] {
  const lines = block.split('\n').slice(2)
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
