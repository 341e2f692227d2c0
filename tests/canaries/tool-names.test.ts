import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'

const sources = ['scripts/*.ts', 'scripts/*.mjs', 'packages/*.ts', 'packages/*.mjs', 'generated/*.ts', 'spec/*.js']
/** The benchmark compares with both tools; a test of the published packages installs what they depend on. */
const isExempt = (path: string) => /^packages\/bench\//.test(path) || /\.test\.ts$/.test(path)

/** What loads a module: a comment may name it. */
const loads = (text: string, tool: string) =>
  new RegExp(`(?:from|import|import\\(|require\\(|resolve\\()\\s*['"]${tool}['"/]`).test(text)

function filesThatLoad(tool: string): string[] {
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', ...sources], {
    cwd: root,
    encoding: 'utf8',
  })
  return stdout
    .split('\n')
    .filter((path) => path !== '' && !isExempt(path))
    .filter((path) => loads(readFileSync(join(root, path), 'utf8'), tool))
}

/** Neither is maintained any more (openapi-typescript issue 2874): each has to be replaceable in one place. */
it.each([
  ['openapi-typescript', 'scripts/generate/types.ts'],
  ['openapi-fetch', 'packages/client/src/http.ts'],
])('%s is loaded by %s alone', (tool, path) => {
  expect(filesThatLoad(tool)).toEqual([path])
})
