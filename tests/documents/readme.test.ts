import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { startMock } from '@bulk-import/mock'
import { describe, expect, it } from 'vitest'
import { firstMinuteRules } from '../../scripts/lib/first-minute.ts'
import { root, toolEnvironment } from '../../scripts/lib/workspace.ts'
import { codeBlocks } from '../support/documents.ts'

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const asOnTerminal = '--import=data:text/javascript,Object.assign(process.stderr,{isTTY:true,columns:120})'

/** A text without what is another one in each run. */
function withoutTimes(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:]+Z|[\d.]+ MB\/s|(?<=token )[\d.]+ \w+/g, '…')
}

describe('README.md', () => {
  it('names two commands, and both are scripts of the workspace', () => {
    expect(codeBlocks('README.md', 'sh')[0]).toBe('npm start\nnpm test\n')
    expect(scripts).toMatchObject({ start: expect.any(String), test: expect.any(String) })
  })

  it('has a command that imports a file, and shows what one sees on a terminal', async () => {
    const mock = await startMock({ recordRules: firstMinuteRules, processingRate: 10 })
    const [command = ''] = codeBlocks('README.md', 'sh import')
    const [shown = ''] = codeBlocks('README.md', 'text')
    const folder = mkdtempSync(join(tmpdir(), 'readme-'))
    const script = command
      .replace('http://127.0.0.1:4010', mock.url)
      .replaceAll(/(node_modules|packages)\//g, `${root}/$1/`)
    const env = { ...toolEnvironment, CI: '', TERM: 'xterm', NODE_OPTIONS: asOnTerminal }
    const child = spawn('sh', ['-c', script], { cwd: folder, env })
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    const result = shown.indexOf('Finished')
    expect(stdout).toBe(shown.slice(result))
    const drawn = withoutTimes(stderr).split('\r\u001b[2K')
    const lines = withoutTimes(shown.slice(0, result)).trim().split('\n')
    expect(drawn.filter((line) => lines.includes(line))).toEqual(lines)
    rmSync(folder, { recursive: true })
    await mock.close()
  })

  it('has a workflow to copy, made of steps of our own', () => {
    const own = readFileSync(join(root, '.github/workflows/pull-request.yml'), 'utf8').replaceAll(' --silent', '')
    const [workflow = ''] = codeBlocks('README.md', 'yaml')
    const steps = [...workflow.matchAll(/(?:uses|run): (.*)/g)].map(([, step]) => step)
    expect(steps).toHaveLength(5)
    for (const step of steps) expect(own).toContain(step)
  })

  it('serves each mock by one command', async () => {
    const [ours = '', prism] = (codeBlocks('README.md', 'sh mock')[0] ?? '').split('\n')
    expect(prism).toMatch(/^npm run mock:prism -- --port \d+$/)
    const [command = '', ...rest] = ours.replace(/\d+$/, '0').split(' ')
    const child = spawn(join(root, command), rest, { env: toolEnvironment })
    const exit = once(child, 'exit')
    child.stdout.once('data', () => child.kill())
    expect(await text(child.stdout)).toMatch(/http:\/\/127\.0\.0\.1:\d+/)
    expect(await exit).toEqual([0, null])
  })

  it('names only commands and files that are there', () => {
    const text = readFileSync(join(root, 'README.md'), 'utf8')
    const commands = [...text.matchAll(/(?:pnpm@[\d.]+|npm run) ([a-z]+:[a-z]+)/g)].map(([, script]) => script)
    expect(commands).toHaveLength(3)
    for (const script of commands) expect(Object.keys(scripts)).toContain(script)
    for (const [, path] of text.matchAll(/\]\((?!http)([^)#]+)\)/g)) readFileSync(join(root, path ?? ''))
  })
})

describe('npm start', () => {
  it('with --once sends one Initiate, shows request, response and the curl line, and ends with 0', () => {
    const { status, stdout } = start('--once', '--port', '0')
    expect(stdout).toMatch(/serves on http:\/\/127\.0\.0\.1:\d+/)
    expect(stdout).toMatch(/POST .*\n\{\n {2}"Name": .*\n\}\n\n200 OK\n\{\n {2}"AccessToken": \d+/)
    expect(stdout).toMatch(/^curl -X POST /m)
    expect(status).toBe(0)
  })

  it('ends its output with where the documentation is, and how to stop', async () => {
    const child = spawn(process.execPath, [join(root, 'scripts/start.ts'), '--port', '0'])
    const exit = once(child, 'exit')
    let output = ''
    for await (const chunk of child.stdout) {
      output += chunk
      if (output.includes('Ctrl-C')) child.kill()
    }
    expect(output).toMatch(/\nDocumentation: http:\/\/127\.0\.0\.1:\d+ – press Ctrl-C to stop the mock\.\n$/)
    expect(await exit).toEqual([0, null])
  })

  it('shows its usage when it is asked for', () => {
    expect(start('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: npm start') })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'serves until %s, which ends it with 0 as soon as it has said that it serves',
    async (signal) => {
      const child = spawn(process.execPath, [join(root, 'scripts/start.ts'), '--port', '0'])
      const exit = once(child, 'exit')
      child.stdout.once('data', () => child.kill(signal))
      expect(await exit).toEqual([0, null])
    },
  )

  it('takes the next free port, with a notice, when its own is taken', async () => {
    const blocker = await startMock({ port: 4010 }).catch(() => undefined) // or somebody else has it already
    const { status, stdout } = start('--once')
    expect(stdout).toMatch(/^Port 4010 is in use, trying 4011\./)
    expect(status).toBe(0)
    await blocker?.close()
  })

  it.each([
    [['--port', 'many'], /--port must be a whole number/],
    [['--prot', '1'], /Unknown option '--prot'/],
  ])('with %j says what is wrong and ends with 2', (given, message) => {
    const { status, stderr } = start(...given)
    expect(stderr).toMatch(message)
    expect(status).toBe(2)
  })

  it('with a chosen port that is taken says so and ends with 1', async () => {
    const mock = await startMock()
    const { port } = new URL(mock.url)
    const message = expect.stringContaining(`Port ${port} is in use`)
    expect(start('--once', '--port', port)).toMatchObject({ status: 1, stderr: message })
    await mock.close()
  })

  function start(...given: string[]) {
    return spawnSync(process.execPath, [join(root, 'scripts/start.ts'), ...given], { encoding: 'utf8' })
  }
})
