import type { Random } from '@bulk-import/internal/random'
import { bodyOf } from './check-body.ts'
import { missingCredentials, wrongParameter } from './check-head.ts'
import { basePaths, type Contract, type Operation, type OperationHandler } from './contract.ts'
import { documentedResponse, inDocumentedForm } from './documented.ts'
import { type Call, headerOf, type MockRequest, type MockResponse } from './http.ts'
import { HeaderError, type Preferences, preferencesOf } from './preferences.ts'
import { errorResponse } from './responses.ts'
import type { Route, RouteHandler } from './router.ts'

/** Routes for each operation of the contract, at the root and below the path of each of its servers. */
export function operationRoutes<State extends { options: { maxBodyBytes: number } }>(
  contract: Contract,
  handlers: Readonly<Record<string, (state: State) => OperationHandler>>,
  state: State,
  random: Random,
): Route<RouteHandler>[] {
  return Object.values(contract.operations).flatMap((operation) => {
    const { operationId, method, pathTemplate } = operation
    const special = Object.hasOwn(handlers, operationId) ? handlers[operationId]?.(state) : undefined
    const respond = responder(contract, operation, special, state.options.maxBodyBytes, random)
    const handler: RouteHandler = {
      operationId,
      respond: (call: Call) => inDocumentedForm(contract, operation, respond(call)),
      ...(special?.readBody && { readBody: special.readBody }),
    }
    const path = special?.path ?? pathTemplate
    return basePaths(contract.document).map((basePath) => ({ method, path: basePath + path, handler }))
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

  const respond = (call: Call, preferences: Preferences | undefined) => {
    const accept = headerOf(call.request, 'accept') ?? ''
    const documented = () => documentedResponse(contract, operation, { preferences: preferences ?? {}, accept, random })
    if (handler === undefined || preferences !== undefined) return documented()
    const unacceptable = accept === '' ? undefined : documented()
    return unacceptable?.message === undefined ? handler.respond(call) : unacceptable
  }
  const check = (call: Call) => {
    const preferences = preferencesOf(call.request)
    const authorize = preferences === undefined ? handler?.authorize : undefined
    const refused = credentials(call) ?? parameters(call) ?? authorize?.(call)
    if (refused !== undefined) return refused
    const body = readBody(handler?.readBody === undefined ? call.request : streamed(call, handler.readBody))
    return 'status' in body ? body : respond({ ...call, body: body.value }, preferences)
  }
  return (call) => {
    try {
      return check(call)
    } catch (error) {
      if (error instanceof HeaderError) return errorResponse(400, error.message)
      throw error
    }
  }
}

/** The request with its body read in pieces, where it has come as a whole. */
function streamed(call: Call, open: NonNullable<OperationHandler['readBody']>): MockRequest {
  const { request } = call
  if (request.streamed !== undefined) return request
  const sink = open(call)
  sink.write(request.body)
  return { ...request, streamed: sink }
}
