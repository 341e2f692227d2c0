import { statements } from '@bulk-import/contract/provisional'
import type { OpenApiDocument } from '../../../scripts/generate/json-schema.ts'

export type Node = Record<string, unknown>
export type Path = readonly (string | number)[]

/** A value in its place. */
export interface Place {
  path: Path
  /** The last part of the path that is no index: the keyword, for an item that of its list. */
  keyword: string
  value: unknown
  document: OpenApiDocument
}

/** What becomes of a value. `gone` removes it, a name renames its key, any other value takes its place. */
export type Rewrite = { how: string } & ({ gone: true } | { name: string } | { value: unknown })

/** What can become of one value of the document. */
export function rewrites(place: Place): Rewrite[] {
  return [{ how: 'removed', gone: true }, ...renamings(place), ...ofValue(place)]
}

/** Sections whose keys are names that mean something outside of the document, or that something refers to. */
const named = new Set(['properties', 'responses', 'content', 'paths', 'examples', 'dependentRequired'])
const methods: Record<string, string> = { post: 'put' }
const swappedNames: Record<string, string> = {
  minLength: 'maxLength',
  minimum: 'exclusiveMinimum',
  maximum: 'exclusiveMaximum',
}

function renamings({ path }: Place): Rewrite[] {
  const [key, section] = [path.at(-1), path.at(-2)]
  if (typeof key !== 'string' || section === undefined) return []
  const name = methods[key] ?? swappedNames[key]
  if (name !== undefined) return [{ how: `renamed to ${name}`, name }]
  const isComponent = path[0] === 'components' && path.length === 3
  if (!named.has(String(section)) && !isComponent) return []
  const other = otherName(key)
  return [{ how: `renamed to ${other.replaceAll('/', '~1')}`, name: other }]
}

function otherName(key: string): string {
  if (/^\d+$/.test(key)) return String(Number(key) + 22)
  if (key === 'application/json') return 'application/xml'
  return /^[A-Z]/.test(key) ? key.charAt(0).toLowerCase() + key.slice(1) : `${key}s`
}

function ofValue(place: Place): Rewrite[] {
  const { value } = place
  if (typeof value === 'number') return [to(value + 1), to(value - 1)]
  if (typeof value === 'boolean') return [to(!value), ...retyped(place)]
  if (typeof value === 'string') return isInExample(place) ? retyped(place) : texts(place)
  return Array.isArray(value) ? additions(place) : inSchema(place)
}

const to = (value: unknown): Rewrite => ({ how: `changed to ${JSON.stringify(value)}`, value })

const isInExample = ({ path }: Place) => path[1] === 'examples' && path[3] === 'value'

/** Another type in an example. */
function retyped(place: Place): Rewrite[] {
  return isInExample(place) ? [to(typeof place.value === 'string' ? 7 : String(place.value))] : []
}

const types: Record<string, unknown[]> = {
  integer: ['number', 'string', ['integer', 'null']],
  string: ['number', 'boolean', ['string', 'null']],
  boolean: ['string', 'integer', ['boolean', 'null']],
  object: ['array', ['object', 'array']],
  null: ['number'],
  apiKey: ['http'],
  http: ['apiKey'],
}

const others: Record<string, (value: string) => unknown[]> = {
  type: (value) => types[value] ?? [],
  pattern: () => ['.*', '^\\S*$', '[A-Za-z]'],
  format: () => ['int32', 'double'],
  in: () => ['query', 'cookie', 'header', 'path'],
  const: (value) => [value.toLowerCase(), 'Add'],
  enum: (value) => [value.toLowerCase(), `${value}s`],
  url: (value) => [value.replace(/^https/, 'http').replace(/^http:\/\/127/, 'https://127'), `${value}/v1`],
  openapi: () => ['3.0.3'],
  example: (value) => [`${value}/x`, ''],
  scheme: () => ['basic'],
}

function texts(place: Place): Rewrite[] {
  const { keyword, value, path } = place
  if (['x-source', 'x-decision', 'x-inference', 'ids'].includes(String(path.at(-2)))) return otherIds(place)
  const given = others[keyword]
  if (given !== undefined)
    return given(String(value))
      .filter((other) => other !== value)
      .map(to)
  if (keyword === '$ref') return otherTargets(place)
  if (['required', 'MatchCriteria', 'MatchValue'].includes(keyword)) return [to(`${value}s`)]
  return [to(''), ...swapped(place), ...(/\s/.test(String(value)) ? [] : [to(`${value}X`)])]
}

/** The id of a neighbour, and one that nobody stated. */
function otherIds({ value }: Place): Rewrite[] {
  const ids = Object.keys(statements)
  const next = ids[ids.indexOf(String(value)) + 1]
  const last = ids[ids.indexOf(String(value)) - 1]
  return [next ?? last, 'S99'].map(to)
}

function otherTargets({ value, document }: Place): Rewrite[] {
  const [, , section = '', name = ''] = String(value).split('/')
  const names = Object.keys(document.components[section] ?? {})
  const next = names[(names.indexOf(name) + 1) % names.length]
  return [to(`#/components/${section}/${next}`), to(`#/components/${section}/Nothing`)]
}

/** The next text of the same keyword in the document takes its place. */
function swapped({ keyword, value, document }: Place): Rewrite[] {
  const texts = [...new Set(textsOf(document, keyword))]
  const next = texts[(texts.indexOf(String(value)) + 1) % texts.length]
  return next === undefined || next === value ? [] : [{ how: 'swapped with the next of its kind', value: next }]
}

function textsOf(node: unknown, keyword: string): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === keyword && typeof value === 'string' ? [value] : textsOf(value, keyword),
  )
}

/** One more in a list. */
function additions({ keyword, value, path, document }: Place): Rewrite[] {
  const list = value as unknown[]
  const added = (item: unknown): Rewrite => ({ how: `with ${JSON.stringify(item)}`, value: [...list, item] })
  const emptied: Rewrite[] = list.length > 1 ? [{ how: 'emptied', value: [] }] : []
  if (keyword === 'required') return [...emptied, ...optional(document, path, list).map(added)]
  if (keyword === 'enum') return [...emptied, added('Unknown')]
  if (keyword === 'type') return [...emptied, added('integer')]
  if (keyword.startsWith('x-') || keyword === 'ids') return [...emptied, added('S60'), added('C05')]
  if (keyword === 'security') return [...emptied, added({})]
  if (['MatchCriteria', 'MatchValue'].includes(keyword)) return [...emptied, added('ImportAction')]
  return emptied
}

function optional(document: Node, path: Place['path'], required: readonly unknown[]): string[] {
  const schema = path.slice(0, -1).reduce<Node>((node, key) => node[key] as Node, document)
  return Object.keys((schema.properties as Node | undefined) ?? {}).filter((name) => !required.includes(name))
}

/** Keywords that a schema does not have and could have. */
const keywords: Record<string, [name: string, value: unknown][]> = {
  object: [
    ['additionalProperties', false],
    ['minProperties', 2],
    ['maxProperties', 5],
  ],
  string: [
    ['maxLength', 20],
    ['minLength', 2],
    ['pattern', '^[A-Z]'],
  ],
  integer: [
    ['multipleOf', 2],
    ['minimum', 1],
    ['maximum', 2_147_483_647],
  ],
  boolean: [
    ['const', false],
    ['default', true],
  ],
}

function inSchema({ value, path }: Place): Rewrite[] {
  const isSchema = path.includes('schema') || path[1] === 'schemas'
  const { type } = value as Node
  if (!isSchema || typeof type !== 'string') return []
  const absent = (keywords[type] ?? []).filter(([name]) => !Object.hasOwn(value as Node, name))
  return absent.map(([name, limit]) => ({
    how: `with ${name} ${JSON.stringify(limit)}`,
    value: { ...(value as Node), [name]: limit },
  }))
}
