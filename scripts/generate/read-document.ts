import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { parse } from 'yaml'
import { root, toolEnvironment } from '../lib/workspace.ts'
import { checkDocument } from './check-document.ts'
import { DocumentError, fragmentOf } from './document-error.ts'
import type { OpenApiDocument } from './json-schema.ts'
import { withParametersInPlace } from './published-documents.ts'

/**
 * Reads an OpenAPI 3.1 document, whatever files it refers to, as the one document that is published.
 *
 * @throws DocumentError at the first place that nothing can be generated from
 */
export async function readDocument(file: string): Promise<OpenApiDocument> {
  const document = parseDocument(await readFile(file, 'utf8'))
  const files = references(document)
  const remote = files.find(([, reference]) => /^\w+:/.test(reference))
  if (remote) throw new DocumentError(remote[0], `refers to ${remote[1]}, and only files on this machine are read.`)
  const whole = files.length === 0 ? document : await bundle(file)
  checkDocument(whole)
  return withParametersInPlace(whole)
}

function parseDocument(text: string): OpenApiDocument {
  let document: unknown
  try {
    document = parse(text)
  } catch (cause) {
    const [sentence = ''] = (cause as Error).message.split(/:?\n/)
    throw new DocumentError('#', `is not YAML: ${sentence}.`, { cause })
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new DocumentError('#', 'is not an OpenAPI document, which is an object.')
  const { openapi, swagger } = document as Record<string, unknown>
  if (typeof openapi !== 'string' || !/^3\.1\.\d+$/.test(openapi)) {
    const version = openapi ?? swagger
    const actual = version === undefined ? 'it is missing' : `it is ${JSON.stringify(version)}`
    throw new DocumentError('#/openapi', `must be a version of OpenAPI 3.1, such as "3.1.1", but ${actual}.`)
  }
  return document as OpenApiDocument
}

/** References to other files, each with its place. */
function references(node: unknown, path: string[] = []): [pointer: string, reference: string][] {
  if (typeof node !== 'object' || node === null) return []
  const own = (node as { $ref?: unknown }).$ref
  const isFile = typeof own === 'string' && !own.startsWith('#')
  const below = Object.entries(node).flatMap(([key, value]) => references(value, [...path, key]))
  return isFile ? [[fragmentOf(path), own], ...below] : below
}

/** The files of a document as one. The target is new each time: a failed bundling leaves an old one in place. */
async function bundle(file: string): Promise<OpenApiDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'bulk-import-bundle-'))
  const target = join(folder, 'openapi.yaml')
  const configuration = join(root, 'spec/redocly.yaml')
  try {
    // Two files of one base name would otherwise become `Name` and `Name-2`, and so leak into type names.
    const strictNames = '--component-renaming-conflicts-severity=error'
    await promisify(execFile)('redocly', ['bundle', file, '--config', configuration, '--output', target, strictNames], {
      env: toolEnvironment,
    })
    return parse(await readFile(target, 'utf8')) as OpenApiDocument
  } catch (cause) {
    const output = stripVTControlCharacters(String((cause as { stderr?: string }).stderr ?? cause))
    const [, place, pointer, what] = /\[1\] (\S+?):\d+:\d+(?: at (\S+))?\s+(\S.*)/.exec(output) ?? []
    if (what === undefined) throw new Error(`redocly bundle failed. ${output}`, { cause })
    throw new DocumentError(pointer ?? '#', `cannot be read: ${what} (${place}).`, { cause })
  } finally {
    await rm(folder, { recursive: true })
  }
}
