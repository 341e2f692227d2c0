import type { Context } from '../context.ts'
import type { Body } from './fields.ts'
import { idsOf } from './json-schema.ts'
import { isSuccess, type Operation } from './operations.ts'

interface Place {
  anchor: string
  label: string
  ids: readonly string[]
}

/** Everything on the page that carries ids, with what a link to it says. */
export function placesOf({ document, operations }: Context): Place[] {
  const schemes = Object.entries(document.components?.securitySchemes ?? {})
  return [
    ...operations.flatMap(placesOfOperation),
    { anchor: 'access', label: 'servers', ids: (document.servers ?? []).flatMap(idsOf) },
    ...schemes.map(([name, scheme]) => ({ anchor: name, label: name, ids: idsOf(scheme as object) })),
  ]
}

function placesOfOperation({ prefix, ids, parameters, request, responses }: Operation): Place[] {
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

function bodyPlaces(anchor: string, { name, schema, fields }: Body, ids: readonly string[]): Place[] {
  return [
    { anchor, label: name, ids: [...ids, ...idsOf(schema)] },
    ...fields.map((field) => ({ anchor: field.anchor, label: field.anchor, ids: field.ids })),
  ]
}
