import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checkInitiateRequest } from '@bulk-import/contract'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { createEngine, type Engine } from './engine.ts'
import { readBody } from './read-body.ts'

export interface MockOptions {
  /** TCP port. Default 0: any free one. */
  port?: number
  /** Address to listen on. Default 127.0.0.1, which no other machine can reach. */
  host?: string
}

export interface RunningMock {
  /** Base URL to give to a client, for example `http://127.0.0.1:4010`. */
  url: string
  /** Stops listening and ends open connections. */
  close(): Promise<void>
}

const maxBodyBytes = 1024 * 1024

/**
 * Serves the contract of Initiate with its examples.
 *
 * @throws when a schema of the contract does not compile, or when the port cannot be had (`code: 'EADDRINUSE'`)
 */
export async function startMock({ port = 0, host = '127.0.0.1' }: MockOptions = {}): Promise<RunningMock> {
  const engine = await createEngine(document)
  const server = createServer((request, response) => {
    answer(engine, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(engine: Engine, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const read = await readBody(request, maxBodyBytes)
  if ('refusal' in read) return send(response, read.refusal.status, { Message: read.refusal.message }, 'close')
  const parsed = parseJson(request, read.text)
  if ('refusal' in parsed) return send(response, 400, { Message: parsed.refusal })
  const path = new URL(request.url ?? '/', 'http://mock').pathname
  const headers = flatHeaders(request)
  const verdict = await engine({ method: request.method ?? 'GET', path, headers, body: parsed.body })
  const faults = verdict.status === 400 ? checkInitiateRequest(parsed.body) : []
  const explained = faults.length > 0 ? { Message: faults.map(({ message }) => `${message}.`).join(' ') } : verdict.body
  send(response, verdict.status, explained)
}

/** Prism never answers a body that does not parse (seen on 5.16.0), so it must not see one. */
function parseJson({ headers }: IncomingMessage, text: string): { body: unknown } | { refusal: string } {
  if (text === '') return { body: undefined }
  const mediaType = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (mediaType !== 'application/json') {
    return { refusal: 'The body must be sent as Content-Type: application/json (C07).' }
  }
  try {
    return { body: JSON.parse(text) as unknown }
  } catch (error) {
    return { refusal: `The body is not JSON: ${(error as SyntaxError).message} (S58).` }
  }
}

function flatHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]))
}

function send(response: ServerResponse, status: number, body: unknown, connection?: 'close'): void {
  const text = JSON.stringify(body)
  const length = Buffer.byteLength(text)
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': length,
    ...(connection && { Connection: connection }),
  })
  response.end(text)
}
