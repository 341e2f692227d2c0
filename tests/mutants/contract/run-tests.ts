import { format } from 'node:util'
import { expect } from 'vitest'
import type { Bundle, Given } from './bundle.ts'

type Body = (...values: never[]) => unknown
type Rows = readonly unknown[]

/** Runs bundled tests in place, without the machinery of vitest; the title of the first that fails, if one does. */
export async function firstFailure(tests: Bundle, given: Given): Promise<string | undefined> {
  const collected: { title: string; run: () => unknown }[] = []
  const titles: string[] = []
  const it = (title: string, run: () => unknown) => collected.push({ title: [...titles, title].join(' > '), run })
  const describe = (title: string, run: () => unknown) => {
    titles.push(title)
    run()
    titles.pop()
  }
  const vitest = { expect, it: withEach(it), test: withEach(it), describe: withEach(describe) }
  try {
    tests({ ...given, vitest })
  } catch {
    return 'the contract tests load'
  }
  for (const { title, run } of collected) {
    try {
      await run()
    } catch {
      return title
    }
  }
  return undefined
}

function withEach(define: (title: string, run: () => unknown) => void) {
  const each = (rows: Rows) => (title: string, body: Body) => {
    for (const row of rows) {
      const values = (Array.isArray(row) ? row : [row]) as never[]
      define(titled(title, values), () => body(...values))
    }
  }
  return Object.assign(define, { each })
}

/** As vitest does it: values for which the title has no place are left out. */
function titled(title: string, values: readonly unknown[]): string {
  return format(title, ...values.slice(0, title.match(/%[sj]/g)?.length ?? 0))
}
