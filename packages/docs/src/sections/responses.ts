import { type Context, titleIn } from '../context.ts'
import { idsOf } from '../document/json-schema.ts'
import { isSuccess, type Operation, type Response } from '../document/operations.ts'
import { html, type Markup } from '../markup/html.ts'
import { markdown } from '../markup/markdown.ts'
import { code, entry, provenance, section } from '../markup/parts.ts'
import { json } from '../samples.ts'
import { fieldList } from './fields.ts'

export function successes(context: Context, operation: Operation): Markup[] {
  return operation.responses.filter(isSuccess).map(({ status, anchor, description, ids, content }) => {
    const schema = content?.body.schema
    const [example] = content?.examples ?? []
    return section(
      anchor,
      titleIn(context, operation, `The response: ${status}`),
      markdown(description, context.links),
      markdown(schema?.description ?? '', context.links),
      provenance([...ids, ...(schema === undefined ? [] : idsOf(schema))]),
      example && code(example.summary, json(example.value), 'json', titleIn(context, operation, example.summary)),
      content === undefined ? html`<p>It has no body.</p>` : fieldList(context, content.body),
    )
  })
}

export function errors(context: Context, operation: Operation): Markup | undefined {
  const responses = operation.responses.filter((response) => !isSuccess(response))
  if (responses.length === 0) return undefined
  const schema = responses.find(({ content }) => content !== undefined)?.content?.body.schema
  const earlier = context.operations
    .slice(
      0,
      context.operations.findIndex(({ operationId }) => operationId === operation.operationId),
    )
    .flatMap(({ responses }) => responses.map(({ description }) => description))
  return section(
    `${operation.prefix}errors`,
    titleIn(context, operation, 'Error responses'),
    markdown(schema?.description ?? '', context.links),
    html`<div class="fields">${responses.map((response) => errorEntry(context, operation, response, earlier.includes(response.description)))}</div>`,
  )
}

/** One that was shown with an operation before it is shown shorter. */
function errorEntry(
  context: Context,
  { prefix, operationId }: Operation,
  response: Response,
  isRepeated: boolean,
): Markup {
  const { status, anchor, description, ids, content } = response
  const [example] = content?.examples ?? []
  const trigger = context.extensions[operationId]?.triggers?.[status]
  const values = Object.entries(trigger?.values ?? {})
  const shown = values.map(([name, value], index) => html`${index > 0 && ', '}${name} <code>${value}</code>`)
  return entry(
    anchor,
    html`<span class="status">${status}</span>`,
    [],
    markdown(description, context.links),
    !isRepeated && example && html`<p class="sample"><code>${JSON.stringify(example.value)}</code></p>`,
    trigger &&
      html`<p class="play">The mock returns it for the ${shown}${trigger.condition}. <a class="needs-script" href="#${prefix}try" data-try="${operationId}" data-values="${JSON.stringify(trigger.values)}" data-example="${trigger.example ?? ''}">Try it</a></p>`,
    !isRepeated && provenance(ids),
  )
}
