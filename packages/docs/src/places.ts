import { type Context, schemaOf } from './context.ts'
import { idsOf } from './model.ts'

interface Place {
  anchor: string
  label: string
  ids: readonly string[]
}

/** Everything on the page that carries ids, with what a link to it says. */
export function placesOf(context: Context): Place[] {
  const { document, operation, requestName, requestFields, acceptedFields, accepted, responses } = context
  const { parameters, servers } = context
  const { securitySchemes } = document.components
  const body = operation.requestBody as { content: Record<string, object> }
  const refused = responses.filter((response) => response !== accepted)
  const errorName = refused[0]?.schemaName ?? ''
  const place = (anchor: string, label: string, ...elements: object[]) => ({
    anchor,
    label,
    ids: elements.flatMap(idsOf),
  })
  return [
    place('overview', 'the operation', operation),
    place('request', requestName, body, ...Object.values(body.content), schemaOf(context, requestName)),
    ...requestFields.map(({ anchor, ids }) => ({ anchor, label: anchor, ids })),
    {
      anchor: 'answer',
      label: accepted.schemaName,
      ids: [...accepted.ids, ...idsOf(schemaOf(context, accepted.schemaName))],
    },
    ...acceptedFields.map(({ anchor, ids }) => ({ anchor, label: anchor, ids })),
    place('errors', errorName, schemaOf(context, errorName)),
    ...refused.map(({ status, ids }) => ({ anchor: `status-${status}`, label: status, ids })),
    place('access', 'servers', ...servers),
    ...parameters.map((parameter) => place(parameter.name, parameter.name, parameter)),
    ...Object.entries(securitySchemes ?? {}).map(([name, scheme]) => place(name, name, scheme as object)),
  ]
}
