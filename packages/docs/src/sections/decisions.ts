import { kindOf } from '@bulk-import/internal/ids'
import type { Context, Statement } from '../context.ts'
import type { Body } from '../document/fields.ts'
import { idsOf } from '../document/json-schema.ts'
import { isSuccess, type Operation } from '../document/operations.ts'
import { html, type Markup } from '../markup/html.ts'
import { inline } from '../markup/markdown.ts'
import { section } from '../markup/parts.ts'

/** Where the source contradicts itself or is silent, and what was decided. */
export function decisions(context: Context): Markup | undefined {
  if (context.decisions.length === 0) return undefined
  const entries = context.decisions.map(
    ({
      id,
      issue,
      decision,
    }) => html`<article class="decision" id="${id}"><h3><a class="anchor-id" href="#${id}">${id}</a> ${inline(issue.trim(), context.links)}</h3>
<p>${inline(decision.trim(), context.links)}</p>${shapes(context, id)}</article>`,
  )
  return section(
    'decisions',
    'Conflicts and decisions',
    html`<p>Where the vendor’s page contradicts itself or is silent, the contract decides, and says so. If the vendor answers, the decision changes, and the changelog says so.</p>`,
    html`<div class="decisions">${entries}</div>`,
  )
}

/** Every statement of the sources, and where the document expresses it; those on provisional operations by themselves. */
export function statements(context: Context): Markup[] {
  const listed = context.statements.filter(({ id }) => kindOf(id) !== 'inference')
  const [first, later] = [listed.filter((one) => !one.isProvisional), listed.filter((one) => one.isProvisional)]
  return [
    statementList(
      context,
      'statements',
      'Statements of the source',
      html`Every sentence of the vendor’s page that says something about this contract, numbered, in our own words.`,
      first,
    ),
    statementList(
      context,
      'later-statements',
      'Statements on the later steps',
      html`What other pages of the vendor say of the later steps (P), and what only its older help says (L), in our own words.`,
      later,
    ),
  ].flatMap((section) => section ?? [])
}

function statementList(
  context: Context,
  id: string,
  title: string,
  lead: Markup,
  list: Statement[],
): Markup | undefined {
  if (list.length === 0) return undefined
  const items = list.map(
    ({ id, text, c }) =>
      html`<li id="${id}"><a class="anchor-id" href="#${id}">${id}</a> <span>${text}.${c && html` <small class="kind">See <a class="id" href="#${c}">${c}</a></small>`}${shapes(context, id)}</span></li>`,
  )
  return section(id, title, html`<p>${lead}</p>`, html`<ul class="statements">${items}</ul>`)
}

/** Where on this page an id shapes something. */
export function shapes(context: Context, id: string): Markup | undefined {
  const byAnchor = new Map<string, Place>()
  for (const place of placesOf(context).filter(({ ids }) => ids.includes(id)))
    if (!byAnchor.has(place.anchor)) byAnchor.set(place.anchor, place)
  if (byAnchor.size === 0) return undefined
  const groups = Object.entries(Object.groupBy(byAnchor.values(), ({ operation }) => operation))
  const texts = groups.map(([operation, places = []], index) => {
    const links = places.map(({ anchor, label }, at) => html`${at > 0 && ', '}<a href="#${anchor}">${label}</a>`)
    return html`${index > 0 && '; '}${operation !== '' && `${operation}: `}${links}`
  })
  return html`<small class="places">In ${texts}</small>`
}

interface Place {
  /** The step that it belongs to; empty where the page has one operation, or it belongs to all. */
  operation: string
  anchor: string
  label: string
  ids: readonly string[]
}

/** Everything on the page that carries ids, with what a link to it says. */
function placesOf({ document, operations, extensions }: Context): Place[] {
  const schemes = Object.entries(document.components?.securitySchemes ?? {})
  return [
    ...operations.flatMap((operation) => {
      const name = operations.length > 1 ? (extensions[operation.operationId]?.step.name ?? operation.summary) : ''
      return placesOfOperation(operation).map((place) => ({ ...place, operation: name }))
    }),
    { operation: '', anchor: 'access', label: 'servers', ids: (document.servers ?? []).flatMap(idsOf) },
    ...schemes.map(([name, scheme]) => ({ operation: '', anchor: name, label: name, ids: idsOf(scheme as object) })),
  ]
}

function placesOfOperation({ prefix, ids, parameters, request, responses }: Operation): Omit<Place, 'operation'>[] {
  const failures = responses.filter((response) => !isSuccess(response))
  const error = failures.find(({ content }) => content !== undefined)?.content?.body
  return [
    { anchor: `${prefix}overview`, label: 'the operation', ids },
    ...parameters.map(({ name, ...marks }) => ({ anchor: prefix + name, label: name, ids: idsOf(marks) })),
    ...(request === undefined ? [] : bodyPlaces(`${prefix}request`, request.body, request.ids)),
    ...responses.filter(isSuccess).flatMap(({ anchor, status, ids: own, content }) => {
      return content === undefined ? [{ anchor, label: status, ids: own }] : bodyPlaces(anchor, content.body, own)
    }),
    ...(error === undefined ? [] : [{ anchor: `${prefix}errors`, label: error.name, ids: idsOf(error.schema) }]),
    ...failures.map(({ anchor, status, ids: own }) => ({ anchor, label: status, ids: own })),
  ]
}

function bodyPlaces(
  anchor: string,
  { name, schema, fields }: Body,
  ids: readonly string[],
): Omit<Place, 'operation'>[] {
  return [
    { anchor, label: name, ids: [...ids, ...idsOf(schema)] },
    ...fields.map((field) => ({ anchor: field.anchor, label: field.anchor, ids: field.ids })),
  ]
}
