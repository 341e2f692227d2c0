import type { Random } from '@bulk-import/internal/random'
import { bodyOf } from './check-body.ts'
import { wrongParameter } from './check-parameters.ts'
import { missingCredentials } from './check-security.ts'
import { basePaths, type Contract, type Operation, type OperationHandler } from './contract.ts'
import { documentedResponse, inDocumentedForm } from './documented.ts'
import { headerOf, type MockResponse } from './http.ts'
import { HeaderError, type Preferences, preferencesOf } from './preferences.ts'
import { errorResponse } from './responses.ts'
import type { Route } from './router.ts'
import type { Call, RouteHandler } from './routes.ts'

/** Routes for each operation of the document, at the root and below the path of each of its servers. */
export function operationRoutes<State extends { options: { maxBodyBytes: number } }>(
  contract: Contract,
  handlers: Readonly<Record<string, (state: State) => OperationHandler>>,
  state: State,
  random: Random,
): Route<RouteHandler>[] {
  return Object.values(contract.operations).flatMap((operation) => {
    const { operationId, method, pathTemplate } = operation
    const handler = Object.hasOwn(handlers, operationId) ? handlers[operationId]?.(state) : undefined
    const respond = responder(contract, operation, handler, state.options.maxBodyBytes, random)
    return basePaths(contract.document).map((basePath) => ({
      method,
      path: basePath + pathTemplate,
      handler: { basePath, respond: (call: Call) => inDocumentedForm(contract, operation, attempt(respond, call)) },
    }))
  })
}

/**
 * Responds to the calls of one operation: first what is wrong with credentials and parameters, then what the handler refuses, then
 * what is wrong with the body. A call that keeps the contract gets the response that it asks for by `Prefer`, a 406 when it accepts none,
 * or else that of the handler. Without a handler it gets the first success of the document.
 */
function responder(
  contract: Contract,
  operation: Operation,
  handler: OperationHandler | undefined,
  maxBodyBytes: number,
  random: Random,
): (call: Call) => MockResponse {
  const credentials = missingCredentials(contract, operation)
  const parameters = wrongParameter(contract, operation)
  const readBody = bodyOf(contract, operation, maxBodyBytes)

  const documented = (call: Call, preferences: Preferences) =>
    documentedResponse(contract, operation, { preferences, accept: acceptOf(call), random })
  /** The response to a call that keeps the contract. */
  const respond = (call: Call, preferences: Preferences | undefined) => {
    if (handler === undefined || preferences !== undefined) return documented(call, preferences ?? {})
    const unacceptable = acceptOf(call) === '' ? undefined : documented(call, {})
    return unacceptable?.message === undefined ? handler.respond(call) : unacceptable
  }

  return (call) => {
    const preferences = preferencesOf(call.request)
    const authorize = preferences === undefined ? handler?.authorize : undefined
    const refused = credentials(call) ?? parameters(call) ?? authorize?.(call)
    if (refused !== undefined) return refused
    const body = readBody(call.request)
    return 'status' in body ? body : respond({ ...call, body: body.value }, preferences)
  }
}

function acceptOf({ request }: Call): string {
  return headerOf(request, 'accept') ?? ''
}

/** Responds 400 when a header cannot be read. */
function attempt(respond: (call: Call) => MockResponse, call: Call): MockResponse {
  try {
    return respond(call)
  } catch (error) {
    if (error instanceof HeaderError) return errorResponse(400, error.message)
    throw error
  }
}
