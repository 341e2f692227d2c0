import type { Context } from '../context.ts'
import { html, type Markup } from '../markup/html.ts'
import { blocksOf, markdown } from '../markup/markdown.ts'
import { section } from '../markup/parts.ts'

export function versions({ document, changelog, links }: Context): Markup {
  return section(
    'versions',
    'Versions',
    html`<p>This is version <strong>${document.info.version}</strong> of the contract.${changelog === undefined && ' It is the first, so there is no changelog yet.'}</p>`,
    changelog !== undefined &&
      html`<div class="changelog">${blocksOf(changelog).map((block) => entry(block, { links }))}</div>`,
  )
}

function entry(block: string, { links }: Pick<Context, 'links'>): Markup {
  const [, level, title] = /^(#+) (.*)$/.exec(block) ?? []
  if (level === undefined) return html`${markdown(block, links)}`
  if (level.length === 1) return html``
  return level.length === 2 ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`
}
