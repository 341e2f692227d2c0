import { type Context, titleIn } from '../context.ts'
import { limitsOf, typeOf } from '../document/fields.ts'
import { idsOf } from '../document/json-schema.ts'
import { exampleValues, type Operation, type Parameter } from '../document/operations.ts'
import { html, type Markup, type Part } from '../markup/html.ts'
import { inline, markdown } from '../markup/markdown.ts'
import { code, entry, needOf, provenance, section } from '../markup/parts.ts'
import { credentialVariable, curl, json, mockUrl } from '../samples.ts'
import { defaultOf, fieldList, rulesList } from './fields.ts'

export function request(context: Context, operation: Operation): Markup {
  const { parameters, request: body, prefix } = operation
  const examples = body?.examples ?? []
  const examplesId = `${prefix}examples`
  return section(
    `${prefix}request`,
    titleIn(context, operation, 'The request'),
    parameters.length > 0 &&
      html`<div class="fields">${parameters.map((parameter) => parameterEntry(context, operation, parameter))}</div>`,
    body === undefined
      ? parameters.length === 0 && html`<p>It has neither parameters nor a body.</p>`
      : bodyParts(context, body),
    examples.length > 0 &&
      html`<h3 id="${examplesId}">Examples</h3>
<div class="pair">${examples.map(({ summary, value }) => code(summary, json(value), 'json', titleIn(context, operation, summary)))}</div>`,
  )
}

function bodyParts(context: Context, { body, description, isRequired }: NonNullable<Operation['request']>): Part {
  return [
    markdown(description, context.links),
    markdown(body.schema.description ?? '', context.links),
    !isRequired && html`<p>The body is optional.</p>`,
    provenance(idsOf(body.schema)),
    fieldList(context, body),
  ]
}

function parameterEntry(context: Context, { prefix }: Operation, parameter: Parameter): Markup {
  const { name, in: place, required = false, description = '', schema } = parameter
  const type = html`<span class="type">${typeOf(context.document, schema)}</span>`
  return entry(
    prefix + name,
    html`<code>${name}</code>`,
    [html`<span>in the ${place}</span>`, type, needOf(required), defaultOf(schema)],
    markdown(description, context.links),
    rulesList(limitsOf(schema)),
    provenance(idsOf(parameter)),
  )
}

export function inCode(context: Context, operation: Operation): Markup {
  const { prefix, operationId, method, pathTemplate, parameters } = operation
  const { mediaType, examples = [] } = operation.request ?? {}
  // The second example shows more than the smallest one.
  const value = (examples[1] ?? examples[0])?.value
  const target = { method, pathTemplate, parameters, baseUrl: mockUrl, values: exampleValues(operation) }
  const call = { ...target, mediaType, request: value }
  const [first] = context.operations
  const isFirst = operation === first
  const { samples: own = [], samplesNote = '' } = context.extensions[operationId] ?? {}
  const samples = own.some(({ title }) => title === curl.title) ? own : [...own, curl]
  return section(
    `${prefix}code`,
    titleIn(context, operation, 'In code'),
    isFirst
      ? html`<p>The same request, sent to a mock on this machine${context.isOurs && html`; start it with <code>bulk-import mock</code>`}. The samples read the credential from the environment. Set it without typing it into your shell history: <code>read -rs ${credentialVariable}; export ${credentialVariable}</code>.</p>`
      : html`<p>Sent to the same mock, with the credential <a href="#${first?.prefix}code">from the environment</a>. ${inline(samplesNote, context.links)}</p>`,
    samples.map(({ title, language, write }) => code(title, write(call), language, titleIn(context, operation, title))),
  )
}
