import type { Context } from '../context.ts'
import { idsOf } from '../document/json-schema.ts'
import { html, type Markup } from '../markup/html.ts'
import { markdown } from '../markup/markdown.ts'
import { entry, provenance, section } from '../markup/parts.ts'

interface Scheme {
  description?: string
  in?: string
  name?: string
  'x-origin'?: string
}

export function access(context: Context): Markup {
  const { document, links } = context
  const schemes = Object.entries((document.components?.securitySchemes ?? {}) as Record<string, Scheme>)
  const servers = (document.servers ?? []).map(
    ({ url, description = '' }) =>
      html`<div><dt><code>${url}</code></dt><dd>${markdown(description, links)}</dd></div>`,
  )
  return section(
    'access',
    'Servers and credentials',
    html`<dl class="servers">${servers}</dl>`,
    schemes.map(([name, scheme]) => schemeEntry(context, name, scheme)),
  )
}

function schemeEntry(context: Context, name: string, scheme: Scheme): Markup {
  const place = scheme.in === undefined ? 'in the header Authorization' : `in the ${scheme.in} ${scheme.name}`
  return entry(
    name,
    html`<code>${name}</code>`,
    [html`<span>${place}</span>`],
    markdown(scheme.description ?? '', context.links),
    scheme['x-origin'] && html`<p class="origin">Origin: ${scheme['x-origin']}</p>`,
    provenance(idsOf(scheme)),
  )
}
