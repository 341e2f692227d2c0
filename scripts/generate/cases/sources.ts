import { type OpenApiDocument, resolve } from '../json-schema.ts'
import { operationsOf } from '../operations.ts'
import type { CaseSource } from '../runtime/case.ts'

/** Where operations get the values of path parameters from, by the links of the responses that give them; the first link counts. */
export function sourcesOf(document: OpenApiDocument): Map<string, CaseSource[]> {
  const found = new Map<string, CaseSource[]>()
  for (const { operation } of operationsOf(document)) {
    for (const response of Object.values(operation.responses)) {
      for (const given of Object.values(resolve(document, response).links ?? {})) {
        const { operationId, parameters = {} } = resolve(document, given)
        if (operationId === operation.operationId) continue
        const sources = found.get(String(operationId)) ?? []
        for (const [key, expression] of Object.entries(parameters as Record<string, unknown>)) {
          const parameter = key.replace(/^path\./, '')
          if (sources.some((one) => one.parameter === parameter)) continue
          const pointer = String(expression).replace('$response.body#', '')
          sources.push({ parameter, caseId: smallestId(operation.operationId), pointer })
        }
        found.set(String(operationId), sources)
      }
    }
  }
  return found
}

/** Id of the simplest case that is accepted, which each operation has. */
export function smallestId(operationId: string): string {
  return `${operationId}/example/smallest`
}
