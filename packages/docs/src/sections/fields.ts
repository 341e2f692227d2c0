import { type Context, schemaOf } from '../context.ts'
import { html, type Markup } from '../html.ts'
import { markdown } from '../markdown.ts'
import { type Field, idsOf } from '../model.ts'
import { anchor, code, provenance, section } from '../parts.ts'

/** Every field of the request. */
export function request(context: Context): Markup {
  const { requestName, requestFields, requestExamples } = context
  const schema = schemaOf(context, requestName)
  return section(
    'request',
    'The request',
    markdown(String(schema.description), context.links),
    provenance(context, idsOf(schema)),
    html`<div class="fields">${requestFields.map((field) => fieldEntry(context, field))}</div>`,
    html`<h3 id="examples">Examples ${anchor('examples', 'Examples')}</h3>`,
    html`<div class="pair">${requestExamples.map(({ summary, value }) => code(summary, JSON.stringify(value, undefined, 2), 'json'))}</div>`,
  )
}

/** Every field of the answer that accepts. */
export function answer(context: Context): Markup {
  const { accepted, acceptedFields } = context
  const schema = schemaOf(context, accepted.schemaName)
  const [example] = accepted.examples
  return section(
    'answer',
    `The answer: ${accepted.status}`,
    markdown(accepted.description, context.links),
    markdown(String(schema.description), context.links),
    provenance(context, [...accepted.ids, ...idsOf(schema)]),
    example && code(example.summary, JSON.stringify(example.value, undefined, 2), 'json'),
    html`<div class="fields">${acceptedFields.map((field) => fieldEntry(context, field))}</div>`,
  )
}

function fieldEntry(context: Context, field: Field): Markup {
  const { anchor: id, name, type, isRequired, rules, ids, description, schema } = field
  const rulesList = rules.map(
    ({ text, ids: own }) => html`<li>must ${text} <span class="because">${own.join(' ')}</span></li>`,
  )
  return html`<article class="field" id="${id}" aria-labelledby="${id}-name">
<div class="head"><h3 id="${id}-name"><code>${name}</code> ${anchor(id, id)}</h3>
<p class="facts"><span class="type">${type}</span>${isRequired ? html`<span class="must">required</span>` : html`<span>optional</span>`}${schema.default !== undefined && html`<span>default <code>${JSON.stringify(schema.default)}</code></span>`}</p></div>
<div class="body">${markdown(description, context.links)}
${rulesList.length > 0 && html`<ul class="rules">${rulesList}</ul>`}
${provenance(context, ids)}</div>
</article>
`
}
