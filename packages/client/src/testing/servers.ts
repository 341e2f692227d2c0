import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Socket,
  type Server as SocketServer,
} from 'node:net'

/** A request as the server saw it. */
interface Seen {
  method: string
  url: string
  authorization: string | undefined
  body: string
}

export interface TestServer {
  url: string
  /** The requests that arrived whole, in their order. */
  seen: Seen[]
  /** Connections that are open now. */
  openSockets(): number
  close(): Promise<void>
}

type Reply = (response: ServerResponse, seen: Seen, count: number) => void

const started: TestServer[] = []

/** A server of HTTP on this machine. @param reply answers a request that has been read; `count` is 1 for the first */
export function serve(reply: Reply): Promise<TestServer> {
  const seen: Seen[] = []
  const listener: RequestListener = async (request: IncomingMessage, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { method = '', url = '', headers } = request
    const entry = { method, url, authorization: headers.authorization, body }
    seen.push(entry)
    reply(response, entry, seen.length)
  }
  return listen(createServer(listener), seen)
}

/** A server below HTTP: what it does with a connection is up to the test. */
export function serveSockets(onSocket: (socket: Socket) => void): Promise<TestServer> {
  return listen(createSocketServer(onSocket), [])
}

/** An address at which nothing listens. */
export async function deadAddress(): Promise<string> {
  const server = await serve(() => undefined)
  await server.close()
  return server.url
}

/** Stops everything that a test started. To be called after each test. */
export async function closeServers(): Promise<void> {
  await Promise.all(started.splice(0).map((server) => server.close()))
}

async function listen(server: Server | SocketServer, seen: Seen[]): Promise<TestServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined) // a reset is what such a test is about
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  const entry = { url: `http://127.0.0.1:${port}`, seen, openSockets: () => sockets.size, close }
  started.push(entry)
  return entry
}
