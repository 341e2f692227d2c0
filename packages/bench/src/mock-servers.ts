import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { here } from './child.ts'
import { document } from './clients.ts'

const serveOurs = `import { startMock } from '@bulk-import/mock'
await startMock({ port: Number(process.argv[2]) })
`

const node = process.execPath
const prism = join(here, 'node_modules/@stoplight/prism-cli/dist/index.js')
const peer = (name: string) => (port: number) => [
  node,
  join(here, 'src/programs/mock-server.mjs'),
  name,
  String(port),
  document,
]

const prismCommand = (port: number, ...flags: string[]) => [node, prism, 'mock', ...flags, '-p', String(port), document]

/** The command of each server. @param packed where our packages are as they are published */
export async function mockServers(packed: string): Promise<Record<string, (port: number) => string[]>> {
  await writeFile(join(packed, 'serve.mjs'), serveOurs)
  return {
    'bare node:http': (port) => [node, join(here, 'src/programs/bare-server.mjs'), String(port)],
    'ours, startMock': (port) => [node, join(packed, 'serve.mjs'), String(port)],
    'ours, bulk-import mock': (port) => [node, join(packed, 'cli.mjs'), 'mock', '--port', String(port)],
    'openapi-backend': peer('openapi-backend'),
    '@scalar/mock-server': peer('scalar'),
    'prism mock': (port) => prismCommand(port),
    'prism mock, silent': (port) => prismCommand(port, '-v', 'silent'),
  }
}
