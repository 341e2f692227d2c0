import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import spectral from '@stoplight/spectral-core'
import { oas } from '@stoplight/spectral-rulesets'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { root, toolEnvironment } from '../../scripts/lib/workspace.ts'

// What others do with the document, without any configuration of ours.

const error = 0

describe.each(['openapi', 'openapi.plain'])('generated/%s.yaml', (name) => {
  const path = join(root, `generated/${name}.yaml`)

  it('has no error by the OpenAPI rules of Spectral', async () => {
    const linter = new spectral.Spectral()
    linter.setRuleset({ extends: [[oas, 'all']] } as Parameters<typeof linter.setRuleset>[0])
    const results = await linter.run(readFileSync(path, 'utf8'))
    expect(results.filter(({ severity }) => severity === error)).toEqual([])
  })

  it('has no problem by the strict rules that Redocly recommends', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bulk-import-lint-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    cpSync(path, join(folder, 'openapi.yaml'))
    const options = ['lint', '--extends=recommended-strict', '--format=json', 'openapi.yaml']
    const output = execFileSync('redocly', options, {
      cwd: folder,
      env: toolEnvironment,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    expect(JSON.parse(output).totals).toEqual({ errors: 0, warnings: 0, ignored: 0 })
  })

  it.each(['1.1', '1.2'] as const)('is the same in JSON as in YAML %s', (version) => {
    const json: unknown = JSON.parse(readFileSync(join(root, `generated/${name}.json`), 'utf8'))
    expect(parse(readFileSync(path, 'utf8'), { version })).toEqual(json)
  })
})

describe('the plain document', () => {
  const text = readFileSync(join(root, 'generated/openapi.plain.yaml'), 'utf8')

  it('has no mark, no dialect, and nothing that explains marks', () => {
    expect(text).not.toMatch(/\bx-|jsonSchemaDialect|Marks/)
  })

  it('says everything else that the marked one says', () => {
    const marked = parse(readFileSync(join(root, 'generated/openapi.yaml'), 'utf8'))
    expect(withoutMarks(parse(text).paths)).toEqual(withoutMarks(marked.paths))
    expect(withoutMarks(parse(text).components)).toEqual(withoutMarks(marked.components))
  })
})

function withoutMarks(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key.startsWith('x-') ? undefined : inner)))
}
