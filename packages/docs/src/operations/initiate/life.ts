import type { Context } from '../../context.ts'
import { isSuccess, type Operation } from '../../document/operations.ts'
import { html, type Markup } from '../../markup/html.ts'
import { markdown } from '../../markup/markdown.ts'
import { anchor, provenance, section } from '../../markup/parts.ts'

const steps = [
  ['Initiate', 'returns the token'],
  ['Stage', 'send the records'],
  ['Execute', 'change the profiles'],
  ['Status', 'see how far it is'],
  ['Exceptions', 'fetch what failed'],
] as const

/** The life of a token and the steps that follow, as a diagram and in words. */
export function life(context: Context, { request, responses }: Operation): Markup {
  const { links } = context
  const requestFields = request?.body.fields ?? []
  const responseFields = responses.find(isSuccess)?.content?.body.fields ?? []
  const field = (name: string) => [...responseFields, ...requestFields].find((one) => one.name === name)
  const stage = requestFields.find(({ name }) => name === 'DataStageDuration')?.schema
  const retention = `kept ${stage?.minimum} to ${stage?.maximum} days, ${stage?.default} if left out`
  const states = (field('Status')?.schema.enum ?? []) as string[]
  const ids = ['AccessToken', 'Expires', 'Status'].flatMap((name) => field(name)?.ids ?? [])
  return section(
    'life',
    'The life of an access token',
    html`<figure class="life">${wide(retention)}${narrow(retention)}<figcaption>Each step needs the access token that Initiate returns, which expires at <code>Expires</code>. How long staged records are kept does not depend on it.</figcaption></figure>`,
    markdown(field('Expires')?.description ?? '', links),
    html`<h3 id="states">States of an import ${anchor('states', 'States of an import')}</h3>`,
    markdown(field('Status')?.description ?? '', links),
    html`<ol class="states">${states.map((state) => html`<li>${state}</li>`)}</ol>`,
    provenance(context, ['S01', ...ids]),
  )
}

const description =
  'Initiate, Stage, Execute, Status and Exceptions in a row. A bar for the access token runs from Initiate to Expires; after that, the token works for none of them. A second bar for the staged records is independent of it.'

function drawing(variant: string, width: number, height: number, ...content: Markup[]): Markup {
  const id = `life-${variant}`
  return html`<svg class="${variant}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">Steps of a bulk import and the life of its token</title><desc id="${id}-text">${description}</desc>${content}</svg>`
}

function wide(retention: string): Markup {
  const boxes = steps.map(([name, what], index) => {
    const x = 8 + index * 154
    return html`<g class="${index === 0 ? 'step here' : 'step'}"><rect x="${x}" y="34" width="136" height="62" rx="9"/><text x="${x + 68}" y="61" class="name">${name}</text><text x="${x + 68}" y="82">${what}</text></g>${index > 0 && html`<path class="link" d="M${x - 17} 65h12m-5-5 5 5-5 5"/>`}`
  })
  return drawing(
    'wide',
    900,
    232,
    ...boxes,
    html`<rect class="token" x="76" y="120" width="722" height="34" rx="6"/><text class="on" x="92" y="142">AccessToken: active, and needed by every step</text>`,
    html`<rect class="over" x="804" y="120" width="92" height="34" rx="6"/><text x="850" y="142" class="small">of no use</text>`,
    html`<rect class="staged" x="230" y="172" width="666" height="34" rx="6"/><text class="start" x="246" y="194">Staged records: ${retention} (DataStageDuration)</text>`,
    html`<path class="limit" d="M801 24v196"/><text x="801" y="16" class="name">Expires</text>`,
  )
}

function narrow(retention: string): Markup {
  const boxes = steps.map(([name, what], index) => {
    const y = 6 + index * 78
    return html`<g class="${index === 0 ? 'step here' : 'step'}"><rect x="4" y="${y}" width="172" height="56" rx="9"/><text x="90" y="${y + 24}" class="name">${name}</text><text x="90" y="${y + 44}">${what}</text></g>${index > 0 && html`<path class="link" d="M90 ${y - 18}v12m-5-5 5 5 5-5"/>`}`
  })
  return drawing(
    'narrow',
    340,
    470,
    ...boxes,
    html`<rect class="token" x="204" y="34" width="40" height="360" rx="6"/><text class="on" transform="translate(229 48) rotate(90)">AccessToken: active, needed by every step</text>`,
    html`<rect class="over" x="204" y="406" width="40" height="60" rx="6"/>`,
    html`<rect class="staged" x="272" y="112" width="40" height="354" rx="6"/><text class="start" transform="translate(297 126) rotate(90)">Staged: ${retention}</text>`,
    html`<path class="limit" d="M190 400h150"/><text x="100" y="405" class="name">Expires</text><text x="100" y="440">then of no use</text>`,
  )
}
