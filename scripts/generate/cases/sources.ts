import type { OpenApiDocument } from '../json-schema.ts'
import { operationsOf } from '../operations.ts'
import type { CaseSource } from '../runtime/case.ts'

/** Where operations get the values of path parameters from, by the links of the responses that give them; the first link counts. */
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
        const caseId = `${operation.operationId}/example/smallest` // the simplest that is accepted: each operation has one
        sources.push({ parameter, caseId, pointer: expression.replace('$response.body#', '') })
      }
      found.set(String(operationId), sources)
    }
  }
  return found
}
