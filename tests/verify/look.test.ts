import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { style } from '../../packages/verify/src/reports/html/style.ts'
import { root } from '../../scripts/lib/workspace.ts'

const tokens = (css: string) =>
  new Map([...css.matchAll(/^ {2}(--[\w-]+): (.*);$/gm)].map(([, name, value]) => [name, value]))

it('the report shares its colours and letters with the documentation page', () => {
  const page = tokens(readFileSync(join(root, 'scripts/docs/style/colours.css'), 'utf8'))
  const report = tokens(style)
  expect(report.size).toBeGreaterThan(12)
  for (const [name, value] of report) expect([name, value]).toEqual([name, page.get(name)])
})
