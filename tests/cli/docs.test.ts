import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cachedDocsPage } from '@bulk-import/docs/cache'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './support/folder.ts'
import { run, runOn } from './support/shell.ts'

const folder = temporaryFolder()
const page = readFileSync(await cachedDocsPage(), 'utf8')

describe('bulk-import docs', () => {
  it('serves the documentation with a mock, and exits with 0 after Ctrl-C', async () => {
    const { firstLine, interrupt, code, stderr } = runOn(['docs', '--port', '0'])
    const [url = 'nothing was printed'] = /http:\/\/127\.0\.0\.1:\d+\//.exec(await firstLine) ?? []
    const response = await fetch(url)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toBe(page)
    expect((await fetch(`${url}_mock/clock`)).status).toBe(200)
    interrupt()
    expect([await code, stderr()]).toEqual([0, ''])
  })

  it('writes the documentation to a file with --output, and serves nothing', async () => {
    const path = join(folder(), 'initiate.html')
    expect(await run(['docs', '--output', path])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readFileSync(path, 'utf8')).toBe(page)
  })

  it('writes the documentation to standard output with --output -', async () => {
    expect(await run(['docs', '--output', '-'])).toEqual({ code: 0, stdout: page, stderr: '' })
  })

  it.each([
    ['a folder that is not there', ['--output', '/nowhere/x.html'], /--output: cannot write \/nowhere\/x\.html/],
    ['a port that is none', ['--port', '70000'], /--port must be a whole number/],
    ['both', ['--port', '1', '--output', 'x.html'], /--output serves nothing/],
  ])('exits with 2 for %s', async (_, options, message) => {
    const { code, stdout, stderr } = await run(['docs', ...options])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
  })
})
