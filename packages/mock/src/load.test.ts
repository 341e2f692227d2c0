import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadAccounts, loadScenario } from './load.ts'

const folder = mkdtempSync(join(tmpdir(), 'bulk-import-mock-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(text: string): string {
  const path = join(folder, 'file.yaml')
  writeFileSync(path, text)
  return path
}

describe('loadAccounts', () => {
  it('reads accounts, with durations in milliseconds', async () => {
    const text = 'accounts:\n  A:\n  B: {isAvailable: false, retryAfter: 2m}\n  42: {quota: 3}\nacceptOthers: true\n'
    expect(await loadAccounts(file(text))).toEqual({
      accounts: { A: {}, B: { isAvailable: false, retryAfterMs: 120_000 }, 42: { quota: 3 } },
      acceptOthers: true,
    })
  })

  it.each([
    [
      'accounts:\n  A:\n    canDelete: no\n',
      /file\.yaml:3: accounts\.A\.canDelete is not a known property\. Did you mean canDeleteProfiles\?/,
    ],
    [
      'accounts:\n  A:\n    quota: ten\n',
      /file\.yaml:3: accounts\.A\.quota must be a whole number from 0 to \d+, got a string/,
    ],
    [
      'accounts:\n  A: {retryAfter: soon}\n',
      /file\.yaml:2: accounts\.A\.retryAfter is wrong: "soon" is not a duration/,
    ],
    [
      'accounts:\n  A: {retryAfter: 500ms}\n',
      /accounts\.A\.retryAfter is wrong: "500ms" is not a whole number of seconds/,
    ],
    ['accounts: []\n', /file\.yaml:1: accounts must be an object/],
    ['', /the file must be an object/],
    ['acceptOthers: true', /accounts is missing/],
    ['accounts: {A: ', /is not YAML.*file\.yaml:1/],
    ['a: &a [1]\nb: [*b]', /is not YAML/],
  ])('refuses %j with the line and what is wrong', async (text, words) => {
    await expect(loadAccounts(file(text))).rejects.toThrow(words)
  })

  it('escapes what a terminal would obey in keys, values and the name of the file', async () => {
    const message = (text: string) => loadAccounts(file(text)).catch((error: Error) => error.message)
    expect(await message('accounts:\n  A: {"\\u001b[2J": 1}\n')).toContain(
      'accounts.A.\\u001b[2J is not a known property',
    )
    expect(await message('accounts:\n  "\\u009b2J": {quota: ten}\n')).toContain('accounts.\\u009b2J.quota must be')
    expect(await message('accounts:\n  "\\u202eA": {retryAfter: 1ms}\n')).toContain('accounts.\\u202eA.retryAfter')
    await expect(loadAccounts(join(folder, '\u001b[2J.yaml'))).rejects.toThrow('\\u001b[2J.yaml (ENOENT)')
  })

  it('refuses a file that cannot be read, and names it', async () => {
    await expect(loadAccounts(join(folder, 'none.yaml'))).rejects.toThrow(/none\.yaml \(ENOENT\)\. Check the path/)
  })
})

describe('loadScenario', () => {
  it('reads steps', async () => {
    const text = 'steps:\n  - unavailable; times=2\n  - ok\nrepeat: true\n'
    expect(await loadScenario(file(text))).toEqual({ steps: ['unavailable; times=2', 'ok'], repeat: true })
  })

  it('refuses a step that cannot be read, by its number', async () => {
    await expect(loadScenario(file('steps: [ok, explode]'))).rejects.toThrow(
      /is wrong in step 2: Unknown step "explode"/,
    )
    await expect(loadScenario(file('steps: ["\\u001b[2J"]'))).rejects.toThrow('Unknown step "\\u001b[2J"')
    await expect(loadScenario(file('steps: []'))).rejects.toThrow(/must have at least one step/)
  })
})
