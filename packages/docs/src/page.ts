import { bundleScript } from './bundle-browser.ts'
import { contextOf, type Sources } from './context.ts'
import { html, type Markup } from './html.ts'
import { access } from './sections/access.ts'
import { inCode } from './sections/code.ts'
import { decisions, statements } from './sections/decisions.ts'
import { errors } from './sections/errors.ts'
import { answer, request } from './sections/fields.ts'
import { life } from './sections/life.ts'
import { masthead, overview } from './sections/overview.ts'
import { refresh } from './sections/refresh.ts'
import { tryIt } from './sections/try.ts'
import { versions } from './sections/versions.ts'
import { page, themeSwitch } from './shell.ts'
import { style } from './style.ts'

/** The sections in their order; each carries its own heading, which the contents repeat. */
const sections = [
  overview,
  tryIt,
  request,
  refresh,
  life,
  answer,
  errors,
  access,
  inCode,
  decisions,
  statements,
  versions,
]

/** The page that documents the operation, in one file. `contract` holds the files of the contract package. */
export async function docsPage(sources: Sources, contract: ReadonlyMap<string, string>): Promise<string> {
  const context = contextOf(sources)
  const content = sections.map((make) => make(context))
  const { info } = context.document
  const [early, main, css] = await Promise.all([
    bundleScript('early', contract),
    bundleScript('main', contract),
    style('docs'),
  ])
  return page({
    title: info.title,
    description: String((info as { summary?: string }).summary),
    style: css,
    early,
    main,
    body: html`<a class="skip" href="#overview">Skip to the text</a>
<header class="bar"><a class="home" href="#top">Initiate</a>${proofLink(context)}${themeSwitch()}</header>
<main class="frame">
${masthead(context)}${contents(content)}
<div class="sections">
${content}
<footer><p>Unofficial: not published, reviewed or endorsed by the vendor. Made from version ${info.version} of the contract; licensed under ${String((info as unknown as { license: { name: string } }).license.name)}.</p></footer>
</div>
</main>
<p class="away" id="said" role="status"></p>`,
  })
}

/** The list of contents, read from the headings. */
function contents(sections: Markup[]): Markup {
  const items = sections.map(({ markup }) => {
    const [, id = '', title = ''] = /<section id="([^"]+)".*?<h2[^>]*>(.*?) <a /s.exec(markup) ?? []
    return html`<li><a href="#${id}">${{ markup: title }}</a></li>`
  })
  return html`<nav class="contents" aria-label="Contents"><ol>${items}</ol></nav>`
}

function proofLink({ proofAddress }: Sources): Markup | undefined {
  return proofAddress === undefined ? undefined : html`<a class="proof" href="${proofAddress}">What is proven</a>`
}
