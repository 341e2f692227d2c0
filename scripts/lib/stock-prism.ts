import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Stock Prism on a document, as `prism mock FILE` starts it, on a free port of this machine. */
export async function startStockPrism(document: string): Promise<{ url: string; close(): void }> {
  const entry = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'))
  const child = spawn(process.execPath, [entry, 'mock', document, '--port', '0', '--host', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { url: await addressOf(child), close: () => child.kill() }
}

function addressOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const url = /listening on (http:\/\/[\d.:]+)/.exec(text)?.[1]
      if (url !== undefined) resolve(url)
    })
    stdout?.on('end', () => reject(new Error(`Prism ended: ${text}`)))
  })
}
