import { kindOf } from '@bulk-import/internal/ids'
import { type Highlighted, tokens } from './highlight.ts'
import { html, type Markup, type Part } from './html.ts'

/** A section with a heading, to which the browser adds a link. */
export function section(id: string, title: Part, ...content: Part[]): Markup {
  return html`<section id="${id}">
<h2>${title}</h2>
${content}
</section>
`
}

/** Something that has a name, facts beside it, and its own place to link to. */
export function entry(id: string, name: Part, facts: Part[], ...body: Part[]): Markup {
  return html`<article class="field" id="${id}">
<div class="head"><h3>${name}</h3>${facts.length > 0 && html`<p class="facts">${facts}</p>`}</div>
<div class="body">${body}</div>
</article>
`
}

export function needOf(isRequired: boolean): Markup {
  return isRequired ? html`<span class="must">required</span>` : html`<span>optional</span>`
}

/** Code with a caption, and a label that no other code of the page has. The browser adds a button that copies it. */
export function code(caption: string, text: string, language: Highlighted, label = caption): Markup {
  const painted = tokens(text, language).map(([kind, token]) =>
    kind === undefined ? html`${token}` : html`<span class="${kind}">${token}</span>`,
  )
  return html`<figure class="code"><figcaption>${caption}</figcaption><pre tabindex="0" role="region" aria-label="${label}"><code>${painted}</code></pre></figure>`
}

/** The ids that something rests on. It opens, and the browser fills in what each of them says. */
export function provenance(given: readonly string[]): Markup | undefined {
  const sorted = [...new Set(given)].sort()
  const ids = [...sorted.filter(isSource), ...sorted.filter((id) => !isSource(id))]
  if (ids.length === 0) return undefined
  return html`<details class="rests"><summary>Rests on ${ids.join(' ')}</summary></details>`
}

function isSource(id: string): boolean {
  return kindOf(id) === 'source'
}

/** A table that can be scrolled sideways by keyboard where it is too wide. */
export function table(label: string, head: string[], rows: Part[]): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table>
<thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`
}
