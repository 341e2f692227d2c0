import { readFile } from 'node:fs/promises'
import { printable } from '@bulk-import/internal/printable'
import type { Problem } from './problems.ts'

/**
 * Reads a YAML (or JSON) file.
 *
 * @param what what the file holds, for the messages: `accounts file`
 * @throws an Error that names the file, and the line of each problem
 */
export async function loadFile<Value>(
  what: string,
  path: string,
  problemsOf: (value: unknown) => Problem[],
): Promise<Value> {
  // Loaded here, since few mocks read a file and all of them should start fast.
  const { LineCounter, parseDocument } = await import('yaml')
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`Cannot read the ${what} ${printable(path)} (${cause.code}). Check the path.`, { cause })
  })
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineOf = (offset: number | undefined) => `${path}:${lines.linePos(offset ?? 0).line || 1}`
  const [yamlError] = document.errors
  if (yamlError !== undefined)
    throw new Error(printable(`The ${what} is not YAML. ${lineOf(yamlError.pos[0])}: ${yamlError.message}.`))
  const value = plain(what, path, () => document.toJS({ maxAliasCount: 100 }))
  const problems = problemsOf(value)
  if (problems.length === 0) return value as Value
  const sentences = problems.map((problem) => {
    const node = document.getIn(problem.path, true) as { range?: [number] } | undefined
    return printable(`${lineOf(node?.range?.[0])}: ${problem.path.join('.') || 'the file'} ${problem.words}`)
  })
  throw new Error(`The ${what} is wrong; correct it:\n${sentences.join('\n')}`)
}

/** An alias without its anchor, or too many of them, only shows when the values are made. */
function plain(what: string, path: string, make: () => unknown): unknown {
  try {
    return make()
  } catch (cause) {
    throw new Error(printable(`The ${what} ${path} is not YAML: ${(cause as Error).message}.`), { cause })
  }
}
