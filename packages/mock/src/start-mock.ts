import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isLoopback } from '@bulk-import/internal/base-url'
import { integerBetween, must } from '@bulk-import/internal/option-validators'
import { contract as wholeContract } from './contract.ts'
import type { MockControls } from './control/routes.ts'
import { createMock, type Mock } from './create-mock.ts'
import type { MockOptions } from './options.ts'
import { mockValidators, refuseWrongOptions } from './resolve-options.ts'
import { bodyWatch } from './server/body-watch.ts'
import type { Contract } from './server/contract.ts'
import type { MockResponse } from './server/http.ts'
import { deliver, handleParserErrors, lateResponse, readBody } from './server/socket.ts'

export interface ServerOptions extends MockOptions {
  /** TCP port. Default 0: any free one. */
  port?: number
  /** Address to listen on. Default 127.0.0.1, which no other machine can reach. */
  host?: string
  /**
   * How long a request may take to arrive in full, in milliseconds; then it gets a 408. Default 5000. A body of Stage may take longer, as long
   * as something comes within this time.
   */
  requestTimeoutMs?: number
  /** The largest head of a request, in bytes; a larger one gets a 431. Default 16 KiB. */
  maxHeaderBytes?: number
}

export interface RunningMock extends MockControls {
  /** Base URL to give to a client, for example `http://127.0.0.1:4010`. */
  url: string
  /** True when other machines can reach it: whoever starts it so should be told. */
  isExposed: boolean
  /** Stops listening and ends open connections. May be called again. */
  close(): Promise<void>
}

const keepAliveMs = 60_000

const nothing = new Uint8Array()

const serverValidators = {
  ...mockValidators,
  port: integerBetween(0, 65_535),
  host: must('be an address or a host name', (value) => typeof value === 'string' && value !== ''),
  requestTimeoutMs: integerBetween(1, 2 ** 31 - 1),
  maxHeaderBytes: integerBetween(1, 2 ** 20),
}

/**
 * Serves a contract.
 *
 * @param contract that of another document; its operations respond with what the document has for them. Default: the provisional contract,
 * which has Initiate as the contract has it
 * @throws a MockOptionError for an option that is unknown or wrong; an Error with the code of the system when it cannot listen
 * (`code: 'EADDRINUSE'`)
 */
export async function startMock(options: ServerOptions = {}, contract: Contract = wholeContract): Promise<RunningMock> {
  refuseWrongOptions(options, serverValidators)
  const { port = 0, host = '127.0.0.1', requestTimeoutMs = 5000, maxHeaderBytes = 16 * 1024, ...rest } = options
  const mock = createMock(rest, contract)
  const closing = new AbortController()
  const bodies = bodyWatch(requestTimeoutMs)
  const server = createServer({
    headersTimeout: requestTimeoutMs,
    requestTimeout: 0, // that of the body is ours: one of Stage may take minutes
    connectionsCheckingInterval: Math.min(250, requestTimeoutMs),
    // Node's default of 5 s would close connections under clients that are just about to use them again.
    keepAliveTimeout: keepAliveMs,
    maxHeaderSize: maxHeaderBytes,
    requireHostHeader: false, // its own error response has no body
  })
  server.on('request', (request, response) =>
    respond(mock, { host, bodies, closing: closing.signal }, request, response),
  )
  handleParserErrors(server, mock.error)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  let closed: Promise<void> | undefined
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    isExposed: !isLoopback(address.address),
    ...mock.controls,
    close() {
      closed ??= new Promise((resolve) => {
        closing.abort()
        bodies.close()
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closed
    },
  }
}

interface Serving {
  host: string
  bodies: ReturnType<typeof bodyWatch>
  closing: AbortSignal
}

function respond(
  mock: Mock,
  { host, bodies, closing }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.httpVersion === '1.1' && request.headers.host === undefined) {
    deliver(mock.error(400, 'The Host header is missing.', { Connection: 'close' }), response)
    return
  }
  // Node's parser swallows what follows a request that asks to upgrade (seen on 24.21.0), so nothing may follow it.
  if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false
  const { method = 'GET', url: target = '/', headers, socket } = request
  const head = { method, target, headers, body: nothing }
  const streamed = mock.bodySink(head)
  const awaited = bodies.begin(request, () => deliver(lateResponse(mock.error), response))
  if (streamed !== undefined) request.on('data', () => bodies.again(awaited))
  readBody(request, streamed ?? mock.maxBodyBytes, (body) => {
    if (!bodies.end(awaited)) return
    const connection = { host, localAddress: socket.localAddress ?? '', isQueued: response.socket === null }
    const whole = { ...head, body, connection, ...(streamed && { streamed }) }
    deliverInTime(mock, mock.handle(whole), response, closing)
  })
}

function deliverInTime(mock: Mock, found: MockResponse, response: ServerResponse, closing: AbortSignal): void {
  const delayMs = found.delivery?.delayMs ?? 0
  if (delayMs === 0) {
    deliver(found, response)
    return
  }
  mock.clock.delay(delayMs, closing).then(
    () => deliver(found, response),
    (error: Error) => deliver(mock.error(500, `The clock of the mock has failed: ${error.message}`), response),
  )
}
