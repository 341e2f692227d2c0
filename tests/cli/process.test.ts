import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'
import { environmentFor } from './support/environment.ts'
import { initiated, serve, serveResponse } from './support/servers.ts'
import { start } from './support/shell.ts'

describe('the real command', () => {
  it('prints the token on standard output, without colours into a pipe, and exits with 0', async () => {
    const { ending } = start(
      ['initiate', '--name', 'CRM sync'],
      environmentFor(await serveResponse(200, initiated('424242'))),
    )
    const { code, stdout, stderr } = await ending
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Access token {4}424242\nImport started: CRM sync\n/)
  })

  it('shows no secret in the list of processes, and exits with 4 after Ctrl-C once the request is sent', async () => {
    let commandLine = ''
    const baseUrl = await serve(() => {
      // Only Linux shows it in a file; elsewhere, the end by Ctrl-C is still proven.
      if (process.platform === 'linux') commandLine = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8')
      child.kill('SIGINT')
    })
    const { child, ending } = start(['initiate', '--name', 'x'], environmentFor(baseUrl))
    const { code, stdout, stderr } = await ending
    expect([code, stdout]).toEqual([4, ''])
    expect(stderr).toMatch(/find out before/)
    expect(commandLine).not.toContain('planted-credential')
  })

  it('exits with 4 when the token cannot be written, and says that it is lost', async () => {
    if (process.platform !== 'linux') return // has /dev/full, a disk without room
    const baseUrl = await serveResponse(200, initiated('424242'))
    const argv = ['-c', 'bulk-import initiate --name "CRM sync" > /dev/full']
    const { code, stderr } = await start(argv, environmentFor(baseUrl), 'sh').ending
    expect(code).toBe(4)
    expect(stderr).toMatch(/ENOSPC.*the import is started, but its access token is lost/)
    expect(stderr).not.toContain('424242')
  })

  it.each(['>&-', '> /dev/null'])('sends nothing when its standard output is lost: %s', async (redirection) => {
    if (process.platform === 'win32') return // has neither
    let asked = 0
    const baseUrl = await serve(() => void asked++)
    const argv = ['-c', `bulk-import initiate --name x ${redirection}`]
    const { code, stderr } = await start(argv, environmentFor(baseUrl), 'sh').ending
    expect([code, asked]).toEqual([2, 0])
    expect(stderr).toContain('the access token would be lost')
  })

  it('serves the mock until Ctrl-C, and exits with 0', async () => {
    const { child, ending } = start(['mock', '--port', '0', '--json'])
    child.stdout.once('data', () => child.kill('SIGINT'))
    expect(await ending).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^\{"event":"serving"/) })
  })

  it('runs the command with the Node of the workspace, whichever one comes first', () => {
    const command = join(root, 'node_modules/.bin/bulk-import')
    expect(spawnSync(command, ['--version'], { env: { PATH: '/usr/bin:/bin' } })).toMatchObject({ status: 0 })
  })

  it('says what to do when a Node runs the command that cannot read TypeScript', () => {
    const argv = ['--no-experimental-strip-types', join(root, 'packages/cli/bin/bulk-import.mjs'), '--version']
    const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
    expect(status).toBe(2)
    expect(stderr).toMatch(/needs Node 22\.18 or newer.*\n.*pnpm exec bulk-import/)
  })
})
