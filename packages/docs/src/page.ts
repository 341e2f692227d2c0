import { type Context, contextOf, ofOperation, type PageOperation, type Sources } from './context.ts'
import { page, themeSwitch } from './markup/frame.ts'
import { html, type Markup, type Part } from './markup/html.ts'
import { access } from './sections/access.ts'
import { decisions, statements } from './sections/decisions.ts'
import { masthead, overview, pageTitle } from './sections/overview.ts'
import { provisional } from './sections/provisional.ts'
import { inCode, request } from './sections/request.ts'
import { errors, successes } from './sections/responses.ts'
import { tryIt } from './sections/try.ts'
import { versions } from './sections/versions.ts'

/**
 * The page that documents the operations of a contract, in one file.
 *
 * @param proofAddress where the proof page is, seen from this one; undefined where there is none beside it
 */
export async function docsPage(sources: Sources, proofAddress?: string): Promise<string> {
  const context = contextOf(sources, proofAddress)
  const rest = [access, decisions, statements, versions].flatMap((make) => make(context) ?? [])
  const entries = [...bodyOf(context), ...rest]
  const sections = entries.flatMap((entry) => ('operation' in entry ? entry.sections : entry))
  const { title, version, summary = title, license } = (context.contract ?? context.document).info
  const proof = proofAddress !== undefined && html`<a class="proof" href="${proofAddress}">Proof</a>`
  return page({
    title: pageTitle(sources),
    description: summary,
    styles: ['fields', 'pictures', 'life', 'form', 'provisional', 'try-life'],
    script: sources.isOurs ? 'trying' : 'trying-any',
    contract: sources.isOurs ? undefined : sources.folder,
    body: html`<a class="skip" href="#${idAndHeading(sections[0]).id}">Skip to the text</a>
<header class="bar"><a class="home" href="#top">${homeTitle(sources)}</a>${proof}${themeSwitch()}</header>
<main class="frame">
${masthead(context)}${contents(entries)}
<div class="sections">
${entries.map((entry) => ('operation' in entry ? chapter(entry) : entry))}
<footer><p>${context.isOurs && 'Unofficial: not published, reviewed or endorsed by the vendor. '}Made from version ${version} of the contract${license && `; licensed under ${license.name}`}.</p></footer>
</div>
</main>
<p class="away" id="said" role="status"></p>`,
  })
}

/** What the bar calls the page, short: of "API – Part (remark)", the part; where the page has more than the contract, its first tag. */
export function homeTitle({ contract, document }: Sources): string {
  const part = document.info.title.replace(/ \(.*\)$/, '').replace(/^.* – /, '')
  return (contract && document.tags?.[0]?.name) ?? part
}

/** The sections of an operation; each carries its own heading, which the contents repeat. */
function chapterOf(context: Context, operation: PageOperation): Markup[] {
  const { sections } = context.extensions[operation.operationId] ?? {}
  return [
    overview(context, operation),
    ...(operation.isProvisional ? [] : [tryIt(context, operation)]),
    request(context, operation),
    ...(sections?.(context, operation) ?? []),
    ...successes(context, operation),
    ...[errors(context, operation) ?? []].flat(),
    inCode(context, operation),
  ]
}

/** What stands between the first view and the last sections: the chapters, in their order, and what opens one of them. */
function bodyOf(context: Context): Entry[] {
  const { operations, extensions } = context
  const firstProvisional = operations.find(({ isProvisional }) => isProvisional)
  return operations.flatMap((operation): Entry[] => [
    ...(operation === firstProvisional ? [provisional(context)] : []),
    ...(extensions[operation.operationId]?.opening?.(context) ?? []),
    { operation, sections: chapterOf(context, operation) },
  ])
}

/** A section, or the sections of an operation. */
type Entry = Markup | Chapter

interface Chapter {
  operation: PageOperation
  sections: Markup[]
}

/** The list of contents, read from the headings. Of several operations, each has a list of its own, which opens. */
function contents(entries: Entry[]): Markup {
  const [first, ...others] = entries.filter((entry) => 'operation' in entry)
  const items = entries.map((entry) => {
    if (!('operation' in entry)) return html`<li>${link(entry)}</li>`
    const links = entry.sections.map((section) => html`<li>${link(section, entry.operation)}</li>`)
    if (others.length === 0) return links
    return html`<li class="${entry.operation.isProvisional && 'provisional'}"><details name="contents"${entry === first && html` open`}><summary>${entry.operation.summary}${entry.operation.isProvisional && html`<span class="away">, provisional</span>`}</summary><ol>${links}</ol></details></li>`
  })
  return html`<nav class="contents" aria-label="Contents"><ol>${items}</ol></nav>`
}

function chapter({ operation, sections }: Chapter): Part {
  return operation.isProvisional ? html`<div class="provisional chapter">${sections}</div>` : sections
}

/** A link to a section by its heading, without what is said of the operation already. */
function link(section: Markup, operation?: PageOperation): Markup {
  const { id, heading } = idAndHeading(section)
  const title = heading.replace(/ <small.*/, '')
  if (operation === undefined) return html`<a href="#${id}">${{ markup: title }}</a>`
  const { summary } = operation
  const ending = html`${ofOperation(operation)}`.markup
  const short = title === html`${summary}`.markup ? 'What it does' : title.replace(ending, '')
  return html`<a href="#${id}">${{ markup: short }}</a>`
}

function idAndHeading(section: Markup | undefined): { id: string; heading: string } {
  const [, id = '', heading = ''] = /<section id="([^"]+)".*?<h2>(.*?)<\/h2>/s.exec(section?.markup ?? '') ?? []
  return { id, heading }
}
