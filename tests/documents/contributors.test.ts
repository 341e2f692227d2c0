import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pinnedPnpm, root } from '../../scripts/lib/workspace.ts'

const records = readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`)
const documents = ['CONTRIBUTING.md', 'SECURITY.md', ...records]
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
const builtIn = ['install']

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8')

  it('links only to files that are there', () => {
    const links = [...text.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path]) => path ?? '')
    expect(links.filter((path) => !existsSync(join(root, dirname(document), path)))).toEqual([])
  })

  it('names only files and folders that are there', () => {
    const paths = [...text.matchAll(/`((?:spec|generated|packages|tests|scripts|docs)\/[^\s`]*)`/g)]
    expect(paths.map(([, path]) => path ?? '').filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('names only commands and rules that are there', () => {
    const commands = [...text.matchAll(/`pnpm ([a-z:-]+)/g)].map(([, script]) => script ?? '')
    const rules = [...text.matchAll(/`house\/([a-z-]+)`/g)].map(([, rule]) => `spec/rules/${rule}.js`)
    expect(commands.filter((script) => !(script in scripts) && !builtIn.includes(script))).toEqual([])
    expect(rules.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

it('every decision has its place in the list, and the same four parts', () => {
  const list = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8')
  for (const record of records.filter((path) => /\d{4}-/.test(path))) {
    expect(list).toContain(`(${record.replace('docs/decisions/', '')})`)
    const parts = [...readFileSync(join(root, record), 'utf8').matchAll(/^## (.+)$/gm)].map(([, title]) => title)
    expect(parts).toEqual(['Context', 'Decision', 'Consequences', 'What would change our mind'])
  }
})

it('no script of package.json needs a shell that Windows does not have', () => {
  expect(Object.values(scripts).filter((line) => /\b(exec|export|env|sh|bash)\b/.test(String(line)))).toEqual([])
})

it('README.md names pnpm in the version of the workspace', () => {
  const names = readFileSync(join(root, 'README.md'), 'utf8').match(/pnpm@[\w.-]*\w/g) ?? []
  expect([...new Set(names)]).toEqual([pinnedPnpm()])
})
