import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startMock } from '@bulk-import/mock'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'

let folder: string

beforeEach(() => {
  const cache = join(root, 'tests/.cache') // inside the workspace, so that its packages are found
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'document-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The code blocks of one language in a document. */
function blocks(document: string, language: string): string[] {
  const text = readFileSync(join(root, document), 'utf8')
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code ?? '')
}

/** Compiles the code strictly and runs it; returns what it prints. */
async function runTypeScript(code: string): Promise<string> {
  writeFileSync(join(folder, 'example.mts'), code)
  const configuration = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: { types: ['node'] },
    files: ['example.mts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration))
  execFileSync(process.execPath, [join(root, 'node_modules/typescript-7/bin/tsc'), '--project', folder], {
    encoding: 'utf8',
  })
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [join(folder, 'example.mts')], (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    )
  })
}

describe('README.md', () => {
  it('has ten lines that start an import against the mock', async () => {
    const [code = '', ...others] = blocks('README.md', 'ts')
    expect(others).toEqual([])
    const mock = await startMock()
    try {
      expect(await runTypeScript(code.replace('http://127.0.0.1:4010', mock.url))).toMatch(/^Initiated, until \d{4}-/)
    } finally {
      await mock.close()
    }
  })

  it('names two commands, and both are scripts of the workspace', () => {
    expect(blocks('README.md', 'sh')).toEqual(['npm start\nnpm test\n'])
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(scripts).toMatchObject({ start: expect.any(String), test: expect.any(String) })
  })

  it('names only commands and files that are there', () => {
    const text = readFileSync(join(root, 'README.md'), 'utf8')
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    for (const [, script] of text.matchAll(/`pnpm ([a-z:]+)`/g)) expect(Object.keys(scripts)).toContain(script)
    for (const [, path] of text.matchAll(/\]\((?!http)([^)]+)\)/g)) readFileSync(join(root, path ?? ''))
  })
})

describe('generated/README.md', () => {
  it('has an example that prints what it says', async () => {
    const [code = ''] = blocks('generated/README.md', 'ts')
    const said = /^\/\/ (.*)$/m.exec(code)?.[1]
    expect((await runTypeScript(code)).trim()).toBe(said)
  })
})

describe('npm start', () => {
  it('with --once sends one Initiate, shows request, answer and the curl line, and ends with 0', () => {
    const { status, stdout } = start('--once', '--port', '0')
    expect(stdout).toMatch(/serves on http:\/\/127\.0\.0\.1:\d+/)
    expect(stdout).toMatch(/POST .*\n\{\n {2}"Name": .*\n\}\n\n200 OK\n\{\n {2}"AccessToken": \d+/)
    expect(stdout).toMatch(/^curl -X POST /m)
    expect(status).toBe(0)
  })

  it.each([
    [['--port', 'many'], /--port must be a number/],
    [['--prot', '1'], /Unknown option '--prot'/],
  ])('with %j says what is wrong and ends with 2', (given, message) => {
    const { status, stderr } = start(...given)
    expect(stderr).toMatch(message)
    expect(status).toBe(2)
  })

  it('with a chosen port that is taken says so and ends with 1', async () => {
    const mock = await startMock()
    const { port } = new URL(mock.url)
    expect(start('--once', '--port', port)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(`Port ${port} is taken`),
    })
    await mock.close()
  })

  function start(...given: string[]) {
    return spawnSync(process.execPath, [join(root, 'scripts/start.ts'), ...given], { encoding: 'utf8' })
  }
})
