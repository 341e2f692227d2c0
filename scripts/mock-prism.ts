import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { explainJsonError } from '../packages/internal/src/json-error.ts'
import { readOptions } from './lib/options.ts'
import { startStockPrism } from './lib/stock-prism.ts'
import { compileStrictly } from './lib/strict-compile.ts'
import { root } from './lib/workspace.ts'

const usage = 'Usage: pnpm mock:prism [--port <number>] [--document contract|provisional]'

/** The documents that can be served, by what a reader calls them. */
const documents = {
  contract: 'generated/openapi',
  provisional: 'generated/provisional/openapi',
} as const

type ServedDocument = keyof typeof documents

/**
 * Stock Prism with one of our documents, behind two guards. A schema that does not compile would turn its validation off in silence, so all
 * are compiled first; and a body that is not JSON would never be answered, so that is done here (both seen on Prism 5.16.0).
 *
 * @param port where to listen on this machine; 0 for any free port
 * @param name the document; by default the contract
 */
export async function serveStockPrism(
  port: number,
  name: ServedDocument = 'contract',
): Promise<{ url: string; close(): void }> {
  const path = join(root, documents[name])
  compileStrictly(JSON.parse(await readFile(`${path}.json`, 'utf8')))
  const prism = await startStockPrism(`${path}.yaml`)
  const server = createServer((request, response) => void guard(request, response, prism.url))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  }).catch((error) => {
    prism.close()
    throw error
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      prism.close()
      server.close()
      server.closeAllConnections()
    },
  }
}

async function guard(request: IncomingMessage, response: ServerResponse, prismUrl: string): Promise<void> {
  const body = Buffer.concat(await request.toArray())
  const problem = body.length > 0 ? explainJsonError(body.toString()) : undefined
  if (problem !== undefined) {
    response.writeHead(400, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ Message: `The body is not JSON: ${problem}` }))
    return
  }
  const { method, headers } = request
  const forwarded = send(new URL(request.url ?? '/', prismUrl), { method, headers }, (upstream) => {
    response.writeHead(upstream.statusCode ?? 502, upstream.headers)
    upstream.pipe(response)
  })
  forwarded.on('error', () => response.destroy())
  forwarded.end(body)
}

function isServed(name: string): name is ServedDocument {
  return Object.hasOwn(documents, name)
}

if (import.meta.main) {
  const { port = '4010', document = 'contract' } = readOptions(usage, {
    port: { type: 'string' },
    document: { type: 'string' },
  })
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    console.error(`--port must be a number from 0 to 65535, but is "${port}".\n${usage}`)
    process.exit(2)
  }
  if (!isServed(document)) {
    console.error(`--document must be contract or provisional, but is "${document}".\n${usage}`)
    process.exit(2)
  }
  const running = await serveStockPrism(Number(port), document).catch((error: NodeJS.ErrnoException) => {
    const isTaken = error.code === 'EADDRINUSE'
    console.error(isTaken ? `Port ${port} is taken. Choose another with --port, or 0 for any.` : error.message)
    process.exit(1)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => running.close())
  const served = document === 'contract' ? 'the contract' : 'the provisional contract'
  console.log(`Stock Prism serves ${served} on ${running.url} (unofficial; not the vendor's). Ctrl-C ends it.`)
}
