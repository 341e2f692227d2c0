import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { root, toolEnvironment } from '../../scripts/lib/workspace.ts'

let folder: string

afterEach(() => rmSync(folder, { recursive: true }))

/** Lints a copy of the contract in which one file was changed; returns the ids of the rules that fire. */
function firedRules(file: string, change: (text: string) => string): string[] {
  const cache = join(root, 'node_modules/.cache') // inside the workspace, so that the rules find their dependencies
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'lint-canary-'))
  cpSync(join(root, 'spec'), join(folder, 'spec'), { recursive: true })
  const path = join(folder, 'spec', file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  const configuration = join(folder, 'spec/redocly.yaml')
  const { stdout, status } = spawnSync('redocly', ['lint', 'source', '--config', configuration, '--format=json'], {
    cwd: folder,
    env: toolEnvironment,
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  const { problems } = JSON.parse(stdout) as { problems: { ruleId: string }[] }
  return [...new Set(problems.map(({ ruleId }) => ruleId))]
}

describe('lint still says no', () => {
  it('to a document that is not OpenAPI', () => {
    const rules = firedRules('openapi.yaml', (text) => text.replace('title:', 'name:'))
    expect(rules).toContain('struct')
  })

  it('to an example that breaks its schema', () => {
    const rules = firedRules('components/examples/MinimalImport.yaml', (text) => text.replace('Name:', 'Nmae:'))
    expect(rules).toContain('no-invalid-media-type-examples')
  })

  it('to an example in which a dependent rule is broken', () => {
    const rules = firedRules('components/examples/DeletionWithReason.yaml', (text) => text.replace('Delete', 'Add'))
    expect(rules).toContain('no-invalid-media-type-examples')
  })

  it('to a reference that leads nowhere', () => {
    const rules = firedRules('components/schemas/InitiateRequest.yaml', (text) =>
      text.replace('MatchValue.yaml', 'Gone.yaml'),
    )
    expect(rules).toContain('no-unresolved-refs')
  })
})
