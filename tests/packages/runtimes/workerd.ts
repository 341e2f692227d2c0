import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { build } from 'esbuild'

/** In the format of workerd: one worker, which may reach this machine, where the mock is, and nothing else. */
const configuration = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .initiate),
    (name = "machine", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const initiate :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.bundle.js")],
  compatibilityDate = "2026-01-01",
  globalOutbound = "machine",
);
`

/** The program itself: the script that is installed as `workerd` does not hand on the channel on which it tells its port. */
function programIn(modules: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@cloudflare/workerd-${system}-${process.arch === 'x64' ? '64' : process.arch}`
  return createRequire(realpathSync(join(modules, 'workerd/package.json'))).resolve(`${name}/bin/workerd`)
}

/** Serves the worker of a project. Its modules are put into one file, as the tools of this runtime do. */
export async function startWorker(folder: string, modules: string): Promise<AsyncDisposable & { url: string }> {
  const outfile = join(folder, 'worker.bundle.js')
  await build({ entryPoints: [join(folder, 'worker.js')], outfile, bundle: true, format: 'esm', platform: 'neutral' })
  const file = join(folder, 'worker.capnp')
  writeFileSync(file, configuration)
  const child = spawn(programIn(modules), ['serve', file, '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill()
    await ended
  }
  try {
    const [message] = await Promise.race([
      once(child.stdio[3] as Readable, 'data'),
      ended.then(() => Promise.reject(new Error('workerd has ended before it listened.'))),
    ])
    const { port } = JSON.parse(String(message)) as { port: number }
    return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop }
  } catch (error) {
    await stop()
    throw error
  }
}
