import { readFile } from 'node:fs/promises'
import { printable } from '@bulk-import/internal/printable'
import type { ErrorObject } from 'ajv/dist/2020.js'

/**
 * Reads a YAML (or JSON) file and holds it to a JSON Schema.
 *
 * @param what what the file holds, for the messages: `accounts file`
 * @throws an Error that names the file, the line, each issue and what to do
 */
export async function readYamlFile(what: string, path: string, schema: object): Promise<unknown> {
  // Loaded here, since few mocks read a file and all of them want to start fast.
  const [{ LineCounter, parseDocument }, { Ajv2020 }] = await Promise.all([import('yaml'), import('ajv/dist/2020.js')])
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`Cannot read the ${what} ${printable(path)} (${cause.code}). Check the path.`, { cause })
  })
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineOf = (offset: number | undefined) => `${path}:${lines.linePos(offset ?? 0).line || 1}`
  const [broken] = document.errors
  if (broken !== undefined)
    throw new Error(printable(`The ${what} is not YAML. ${lineOf(broken.pos[0])}: ${broken.message}.`))
  const value = plain(what, path, () => document.toJS({ maxAliasCount: 100 }))
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema)
  if (validate(value)) return value
  const issues = (validate.errors ?? []).map((error) => {
    const node = document.getIn(keys(error), true) as { range?: [number] } | undefined
    return printable(`${lineOf(node?.range?.[0])}: ${sentence(error)}`)
  })
  throw new Error(`The ${what} is wrong; correct it:\n${issues.join('\n')}`)
}

/** An alias without its anchor, or too many of them, only shows when the values are made. */
function plain(what: string, path: string, make: () => unknown): unknown {
  try {
    return make()
  } catch (cause) {
    throw new Error(printable(`The ${what} ${path} is not YAML: ${(cause as Error).message}.`), { cause })
  }
}

function keys({ instancePath }: ErrorObject): string[] {
  const tokens = instancePath.split('/').slice(1)
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function sentence(error: ErrorObject): string {
  const { keyword, params, message } = error
  const place = keys(error).join('.') || 'the file'
  if (keyword === 'additionalProperties') return `${place} has "${params.additionalProperty}", which is not known here`
  if (keyword === 'required') return `${place} lacks "${params.missingProperty}"`
  return `${place} ${message}`
}
