import type { OpenApiDocument } from '../json-schema.ts'
import { type OperationObject, operationsOf } from '../operations.ts'
import type { CaseSource } from '../runtime/case.ts'

type Found = [operationId: string, source: CaseSource]

/**
 * Where operations get the values of path parameters from: by the links of the responses that give them, or by `x-from` of the parameter,
 * where the response stands in a document that does not know the operation. The first of a parameter counts.
 */
export function sourcesOf(document: OpenApiDocument): Map<string, CaseSource[]> {
  const operations = operationsOf(document).map(({ operation }) => operation)
  const sources = new Map<string, CaseSource[]>()
  for (const [operationId, source] of [...operations.flatMap(linked), ...operations.flatMap(marked)]) {
    const known = sources.get(operationId) ?? []
    if (!known.some(({ parameter }) => parameter === source.parameter)) sources.set(operationId, [...known, source])
  }
  return sources
}

/** What the links of an operation give to others. What it would give to itself comes too late. */
function linked({ operationId: giver, responses }: OperationObject): Found[] {
  const links = Object.values(responses).flatMap((response) => Object.values(response.links ?? {}))
  return links
    .filter(({ operationId }) => operationId !== giver)
    .flatMap(({ operationId, parameters = {} }) =>
      Object.entries(parameters as Record<string, string>).map(([name, expression]): Found => {
        const pointer = expression.replace('$response.body#', '')
        return [String(operationId), { parameter: name.replace(/^path\./, ''), caseId: simplestCase(giver), pointer }]
      }),
    )
}

/** What an operation takes from others. */
function marked({ operationId: taker, parameters = [] }: OperationObject): Found[] {
  return parameters.flatMap(({ name, 'x-from': from }): Found[] => {
    if (from === undefined) return []
    const { operationId, pointer } = from as { operationId: string; pointer: string }
    return [[taker, { parameter: name, caseId: simplestCase(operationId), pointer }]]
  })
}

/** The simplest case that is accepted: each operation has one. */
export function simplestCase(operationId: string): string {
  return `${operationId}/example/smallest`
}
