import type { Context } from '../context.ts'
import { type Component, componentsIn } from '../document/components.ts'
import type { Body, Field, Rule } from '../document/fields.ts'
import type { JsonSchema } from '../document/json-schema.ts'
import { bodiesOf } from '../document/operations.ts'
import { html, type Markup, type Part } from '../markup/html.ts'
import { inline, markdown } from '../markup/markdown.ts'
import { entry, needOf, provenance } from '../markup/parts.ts'

/** Every field of a body; a link to them where the page shows the same schema before. */
export function fieldList(context: Context, body: Body): Markup {
  const { name, type, fields } = body
  if (fields.length === 0) return html`<p>It is <code>${type}</code>.</p>`
  const isArray = body.schema.items !== undefined
  const isRepeated = bodiesOf(context.operations).find((one) => one.name === name) !== body
  const entries = fields.map((field) => fieldEntry(context, field))
  const components = isRepeated ? [] : newComponents(context, body)
  return html`${isArray && html`<p>It is an <code>${type}</code>.</p>`}${isRepeated ? html`<p>Its fields are those of <a href="#${fields[0]?.anchor}"><code>${name}</code></a>.</p>` : html`<div class="fields">${entries}</div>`}${components.map((component) => componentPart(context, component))}`
}

/** The components inside a body that no body before it has. */
function newComponents({ document, operations }: Context, body: Body): Component[] {
  const bodies = bodiesOf(operations)
  const before = bodies.slice(0, bodies.indexOf(body)).flatMap(({ schema }) => componentsIn(document, schema))
  const isShown = ({ name }: Component) => before.some((one) => one.name === name)
  return componentsIn(document, body.schema).filter((component) => !isShown(component))
}

function componentPart({ links }: Context, { name, description, ids, bases, fields }: Component): Markup {
  const isCommon = (id: string) => ids.includes(id)
  return html`<h3 id="${name}">${name}</h3>${markdown(description, links)}
${bases.map((base) => html`<p>It has the fields of <a href="#${base}"><code>${base}</code></a>, and:</p>`)}
<dl class="meanings">${fields.map((field) => html`<div><dt><code>${field.name}</code>${field.type !== 'any' && html` <span class="type">${field.type}</span>`}</dt><dd>${inline(field.description, links)} ${field.ids.filter((id) => !isCommon(id)).join(' ')}</dd></div>`)}</dl>
${provenance(ids)}`
}

function fieldEntry(context: Context, field: Field): Markup {
  const { anchor, name, type, isRequired, rules, ids, description, schema } = field
  return entry(
    anchor,
    html`<code>${name}</code>`,
    [html`<span class="type">${type}</span>`, needOf(isRequired), defaultOf(schema)],
    markdown(description, context.links),
    rulesList(rules),
    provenance(ids),
  )
}

export function defaultOf(schema: JsonSchema): Part {
  return schema.default !== undefined && html`<span>default <code>${JSON.stringify(schema.default)}</code></span>`
}

export function rulesList(rules: Rule[]): Part {
  const items = rules.map(({ text, ids }) => html`<li>must ${text} <span class="because">${ids.join(' ')}</span></li>`)
  return items.length > 0 && html`<ul class="rules">${items}</ul>`
}
