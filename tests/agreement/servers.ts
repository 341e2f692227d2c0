import { connect } from 'node:net'
import provisional from '@bulk-import/contract/provisional/openapi.json' with { type: 'json' }
import { startMock } from '@bulk-import/mock'
import { createPrism, type PrismResponse } from '../support/prism.ts'
import type { AgreementRequest } from './requests.ts'

type Server<Asked, Answered> = (asked: Asked) => Promise<Answered>

/** Prism's engine on the document that the mock serves, one request at a time. */
export async function prismServer(): Promise<Server<AgreementRequest, PrismResponse>> {
  const prism = await createPrism(provisional)
  return (asked) => {
    const { method, path, text } = asked
    return prism({ method, path, headers: headersOf(asked), body: JSON.parse(text) })
  }
}

/** The mock over HTTP. Connections that stay open, without a client's work: up to a million requests go this way. */
export async function mockServer(connections = 8): Promise<Server<readonly AgreementRequest[], PrismResponse[]>> {
  const mock = await startMock()
  const ask = Array.from({ length: connections }, () => connectTo(Number(new URL(mock.url).port)))
  return async (batch) => {
    const responses: PrismResponse[] = []
    const queue = batch.entries()
    const work = async (send: Server<AgreementRequest, PrismResponse>) => {
      for (const [index, asked] of queue) responses[index] = await send(asked)
    }
    await Promise.all(ask.map(work))
    return responses
  }
}

/** One request after the other on one connection. */
function connectTo(port: number): Server<AgreementRequest, PrismResponse> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  return (asked) =>
    new Promise((resolve, reject) => {
      let bytes: Buffer = Buffer.alloc(0)
      const onData = (chunk: Buffer) => {
        bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
        const response = readResponse(bytes)
        if (response === undefined) return
        socket.removeAllListeners()
        resolve(response)
      }
      const onClose = () => reject(new Error(`The mock ended the connection: ${JSON.stringify(asked)}`))
      socket.on('data', onData).on('error', reject).on('close', onClose)
      socket.write(wire(asked))
    })
}

function readResponse(bytes: Buffer): PrismResponse | undefined {
  const start = bytes.indexOf('\r\n\r\n') + 4
  if (start < 4) return undefined
  const head = bytes.toString('latin1', 0, start)
  const end = start + Number(/^content-length: (\d+)/im.exec(head)?.[1])
  if (bytes.length < end) return undefined
  return { status: Number(head.slice(9, 12)), body: JSON.parse(bytes.toString('utf8', start, end)) }
}

function wire(asked: AgreementRequest): Buffer {
  const headers = Object.entries(headersOf(asked)).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from([`${asked.method} ${asked.path} HTTP/1.1`, 'Host: mock', ...headers, '', asked.text].join('\r\n'))
}

function headersOf({ authorization, contentType, accept, text }: AgreementRequest): Record<string, string> {
  return {
    'content-length': String(Buffer.byteLength(text)),
    ...(authorization !== undefined && { authorization }),
    ...(contentType !== undefined && { 'content-type': contentType }),
    ...(accept !== undefined && { accept }),
  }
}
