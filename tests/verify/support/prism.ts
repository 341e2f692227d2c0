import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../../../scripts/lib/workspace.ts'

/** Stock Prism on the bundled document, as `prism mock generated/openapi.yaml` starts it. */
export async function startPrism(): Promise<{ url: string; close: () => void }> {
  const resolve = createRequire(join(root, 'packages/mock/package.json')).resolve
  const entry = join(resolve('@stoplight/prism-cli/package.json'), '../dist/index.js')
  const document = join(root, 'generated/openapi.yaml')
  const process_ = spawn(process.execPath, [entry, 'mock', document, '--port', '0', '--host', '127.0.0.1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { url: await address(process_), close: () => process_.kill() }
}

function address({ stdout }: ChildProcess): Promise<string> {
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
