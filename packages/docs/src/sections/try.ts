import { type Context, titleIn } from '../context.ts'
import type { Field } from '../document/fields.ts'
import { exampleValues, type Operation } from '../document/operations.ts'
import { html, type Markup } from '../markup/html.ts'
import { section } from '../markup/parts.ts'

/** The form that builds a request and sends it to the mock. The browser fills in everything that depends on the request. */
export function tryIt(context: Context, operation: Operation): Markup {
  const { prefix, operationId, request } = operation
  const id = `${prefix}try`
  const options = (request?.examples ?? []).map(
    ({ name, summary, value }) =>
      html`<option value="${name}" data-request="${JSON.stringify(value)}">${summary}</option>`,
  )
  const header = credentialHeader(context)
  const fields = request?.body.schema.items === undefined ? (request?.body.fields ?? []) : []
  return section(
    id,
    titleIn(context, operation, 'Try it'),
    html`<p class="without-script">The form needs JavaScript. Everything else on this page can be read without it.</p>`,
    html`<form class="try" id="${id}-form" data-operation="${operationId}" autocomplete="off" novalidate>
<div class="build">
${options.length > 0 && html`<div class="row whole"><label for="${id}-example">Start from</label><select id="${id}-example" data-examples>${options}</select></div>`}
${fields.length > 0 && html`<fieldset><legend>Fields</legend>${fields.map((field) => control(id, field))}</fieldset>`}
<fieldset><legend>Parameters and credentials</legend>
${parameterRows(context, operation, id)}
<div class="row"><label for="${id}-authorization">${header}</label><input id="${id}-authorization" data-credential="${header}" type="password" value="Bearer any" autocomplete="off" spellcheck="false" aria-describedby="${id}-authorization-note"></div>
<p class="note" id="${id}-authorization-note">It is sent only to the mock, which accepts any value; this page cannot send it anywhere else. It is neither stored nor shown in samples.</p>
</fieldset>
</div>
<div class="result">
<div class="tabs" role="tablist" aria-label="The request as"></div>
<div class="panels"></div>
<div class="issues" aria-live="polite"></div>
<p class="send"><button type="submit">Send to the mock</button> <span class="where"></span></p>
<div class="reply" aria-live="polite"></div>
</div>
</form>`,
  )
}

/** The header in which the document wants credentials first. */
function credentialHeader({ document }: Context): string {
  const schemes = Object.values(document.components?.securitySchemes ?? {}) as { in?: string; name?: string }[]
  const place = schemes[0]
  return place?.in === 'header' ? String(place.name) : 'Authorization'
}

/** A parameter suggests the values that make the mock answer with an error response. */
function parameterRows({ extensions }: Context, operation: Operation, id: string): Markup[] {
  const values = exampleValues(operation)
  const triggers = Object.values(extensions[operation.operationId]?.triggers ?? {})
  return operation.parameters.map(({ name }) => {
    const suggested = triggers.flatMap((trigger) => trigger.values[name] ?? [])
    const list = html`<datalist id="${id}-${name}-values">${suggested.map((value) => html`<option>${value}</option>`)}</datalist>`
    return html`<div class="row"><label for="${id}-${name}">${name}</label><input id="${id}-${name}" data-parameter="${name}" value="${values[name]}" list="${id}-${name}-values" spellcheck="false">${list}</div>`
  })
}

function control(formId: string, { name, schema, isRequired }: Field): Markup {
  const id = `${formId}-${name}`
  const type = String([schema.type].flat()[0])
  const hint = schema.default === undefined ? 'left out' : `left out (${schema.default})`
  const choices = type === 'boolean' ? ['true', 'false'] : schema.enum?.map(String)
  const attributes = html`id="${id}" data-field="${name}" data-type="${type}" aria-describedby="${id}-issue"`
  const input =
    choices === undefined
      ? html`<input ${attributes} placeholder="${isRequired ? undefined : hint}"${type === 'integer' && html` inputmode="numeric"`}>`
      : html`<select ${attributes}><option value="">${hint}</option>${choices.map((choice) => html`<option>${choice}</option>`)}</select>`
  return html`<div class="row"><label for="${id}">${name}</label>${input}<p class="issue" id="${id}-issue"></p></div>`
}
