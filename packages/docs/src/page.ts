import { type Context, contextOf, type Sources } from './context.ts'
import type { Operation } from './document/operations.ts'
import { page, themeSwitch } from './markup/frame.ts'
import { html, type Markup } from './markup/html.ts'
import { access } from './sections/access.ts'
import { decisions, statements } from './sections/decisions.ts'
import { masthead, overview } from './sections/overview.ts'
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
  const chapters = context.operations.map((operation) => chapter(context, operation))
  const rest = [access, decisions, statements, versions].flatMap((make) => make(context) ?? [])
  const { title, version, summary = title, license } = context.document.info
  const proof = proofAddress !== undefined && html`<a class="proof" href="${proofAddress}">What is proven</a>`
  return page({
    title,
    description: summary,
    styles: ['fields', 'pictures', 'life', 'form'],
    script: sources.isOurs ? 'trying' : 'trying-any',
    contract: sources.folder,
    body: html`<a class="skip" href="#overview">Skip to the text</a>
<header class="bar"><a class="home" href="#top">${homeTitle(sources)}</a>${proof}${themeSwitch()}</header>
<main class="frame">
${masthead(context)}${contents(chapters, rest)}
<div class="sections">
${chapters}${rest}
<footer><p>${context.isOurs && 'Unofficial: not published, reviewed or endorsed by the vendor. '}Made from version ${version} of the contract${license && `; licensed under ${license.name}`}.</p></footer>
</div>
</main>
<p class="away" id="said" role="status"></p>`,
  })
}

/** What the bar calls the page, short: of "API – Part (remark)", the part. */
export function homeTitle({ document }: Sources): string {
  return document.info.title.replace(/ \(.*\)$/, '').replace(/^.* – /, '')
}

/** The sections of an operation; each carries its own heading, which the contents repeat. */
function chapter(context: Context, operation: Operation): Markup[] {
  return [
    overview(context, operation),
    tryIt(context, operation),
    request(context, operation),
    ...(context.extensions[operation.operationId]?.sections(context, operation) ?? []),
    ...successes(context, operation),
    ...[errors(context, operation) ?? []].flat(),
    inCode(context, operation),
  ]
}

/** The list of contents, read from the headings. Of several operations, each has a list of its own. */
function contents(chapters: Markup[][], rest: Markup[]): Markup {
  const items = ([first, ...others]: Markup[]) =>
    chapters.length === 1
      ? [first, ...others].map((section) => html`<li>${section && link(section)}</li>`)
      : html`<li>${first && link(first)}<ol>${others.map((section) => html`<li>${link(section)}</li>`)}</ol></li>`
  return html`<nav class="contents" aria-label="Contents"><ol>${chapters.map(items)}${rest.map((section) => html`<li>${link(section)}</li>`)}</ol></nav>`
}

function link({ markup }: Markup): Markup {
  const [, id = '', title = ''] = /<section id="([^"]+)".*?<h2[^>]*>(.*?) <a /s.exec(markup) ?? []
  return html`<a href="#${id}">${{ markup: title }}</a>`
}
