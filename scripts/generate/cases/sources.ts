import { type OpenApiDocument, resolve } from '../json-schema.ts'
import { operationsOf } from '../operations.ts'
import type { CaseSource } from '../runtime/case.ts'

/** Where operations get the values of path parameters from, by the links of the responses that give them; the first link counts. */
export function sourcesOf(document: OpenApiDocument): Map<string, CaseSource[]> {
  const found = new Map<string, CaseSource[]>()
  for (const { target, source } of linksOf(document)) {
    const sources = found.get(target) ?? []
    if (!sources.some(({ parameter }) => parameter === source.parameter)) found.set(target, [...sources, source])
  }
  return found
}

/** Each parameter of each link. One to the operation itself gives nothing that comes before it. */
function linksOf(document: OpenApiDocument): { target: string; source: CaseSource }[] {
  return operationsOf(document).flatMap(({ operation }) => {
    const responses = Object.values(operation.responses).map((response) => resolve(document, response))
    const links = responses.flatMap((response) => Object.values(response.links ?? {}))
    return links
      .map((link) => resolve(document, link))
      .filter(({ operationId }) => operationId !== operation.operationId)
      .flatMap(({ operationId, parameters = {} }) =>
        Object.entries(parameters as Record<string, string>).map(([name, expression]) => ({
          target: String(operationId),
          source: {
            parameter: name.replace(/^path\./, ''),
            caseId: smallestId(operation.operationId),
            pointer: expression.replace('$response.body#', ''),
          },
        })),
      )
  })
}

/** Id of the simplest case that is accepted, which each operation has. */
function smallestId(operationId: string): string {
  return `${operationId}/example/smallest`
}
