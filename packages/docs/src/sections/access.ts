import type { Context } from '../context.ts'
import { html, type Markup } from '../html.ts'
import { markdown } from '../markdown.ts'
import { idsOf } from '../model.ts'
import { anchor, provenance, section } from '../parts.ts'

interface Scheme {
  description: string
  type: string
  'x-origin'?: string
}

/** Addresses, the client id in the path, and credentials. */
export function access(context: Context): Markup {
  const { document, servers, links } = context
  const [clientId] = context.parameters
  const schemes = Object.entries(document.components.securitySchemes as Record<string, Scheme>)
  return section(
    'access',
    'Addresses and credentials',
    html`<dl class="servers">${servers.map(({ url, description }) => html`<div><dt><code>${url}</code></dt><dd>${markdown(description, links)}</dd></div>`)}</dl>`,
    html`<article class="field" id="${clientId.name}"><div class="head"><h3><code>${clientId.name}</code> ${anchor(clientId.name, clientId.name)}</h3><p class="facts"><span>in the path</span></p></div><div class="body">${markdown(clientId.description, links)}${provenance(context, idsOf(clientId))}</div></article>`,
    schemes.map(
      ([
        name,
        scheme,
      ]) => html`<article class="field" id="${name}"><div class="head"><h3><code>${name}</code> ${anchor(name, name)}</h3><p class="facts"><span>in the header Authorization</span></p></div><div class="body">
${markdown(scheme.description, links)}
${scheme['x-origin'] && html`<p class="origin">Origin: ${scheme['x-origin']}</p>`}${provenance(context, idsOf(scheme))}</div></article>`,
    ),
  )
}
