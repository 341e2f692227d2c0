import type { OpenApiDocument } from '../json-schema.ts'
import { operationsOf } from '../operations.ts'
import type { CaseSource } from '../runtime/case.ts'

/**
 * Where operations get the values of path parameters from: by the links of the responses that give them, of which the first counts, or by
 * `x-from` of the parameter, where the response stands in a document that does not know the operation.
 */
export function sourcesOf(document: OpenApiDocument): Map<string, CaseSource[]> {
  const found = new Map<string, CaseSource[]>()
  for (const { operation } of operationsOf(document)) {
    const links = Object.values(operation.responses).flatMap((response) => Object.values(response.links ?? {}))
    for (const { operationId, parameters = {} } of links) {
      if (operationId === operation.operationId) continue // it gives nothing that comes before it
      const sources = found.get(String(operationId)) ?? []
      for (const [name, expression] of Object.entries(parameters as Record<string, string>)) {
        const parameter = name.replace(/^path\./, '')
        if (sources.some((source) => source.parameter === parameter)) continue
        const caseId = simplestCase(operation.operationId)
        sources.push({ parameter, caseId, pointer: expression.replace('$response.body#', '') })
      }
      found.set(String(operationId), sources)
    }
  }
  for (const { operation } of operationsOf(document)) {
    const sources = found.get(operation.operationId) ?? []
    for (const { name, 'x-from': from } of operation.parameters ?? []) {
      if (from === undefined || sources.some(({ parameter }) => parameter === name)) continue
      const { operationId, pointer } = from as { operationId: string; pointer: string }
      sources.push({ parameter: name, caseId: simplestCase(operationId), pointer })
    }
    found.set(operation.operationId, sources)
  }
  return found
}

/** The simplest case that is accepted: each operation has one. */
export function simplestCase(operationId: string): string {
  return `${operationId}/example/smallest`
}
