import { operations } from '@bulk-import/contract'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }

/** The bundled contract, as far as the mock reads it. */
export const contract: object = document

interface Node {
  [key: string]: Node | undefined
}

/** An element of the contract by its path, references followed on the way; undefined when there is none. */
export function element(...path: string[]): unknown {
  return path.reduce<Node | undefined>((node, key) => follow(node?.[key]), document as unknown as Node)
}

function follow(node: Node | undefined): Node | undefined {
  const reference = node?.$ref as string | undefined
  return reference === undefined ? node : (element(...reference.slice(2).split('/')) as Node | undefined)
}

/** The first example of a response of Initiate: what Prism answers with that status, unless asked for another. */
export function responseExample(status: string): Record<string, unknown> {
  const path = [
    'paths',
    operations.initiate.pathTemplate,
    operations.initiate.method.toLowerCase(),
    'responses',
    status,
  ]
  const examples = element(...path, 'content', 'application/json', 'examples') ?? {}
  const [name = ''] = Object.keys(examples)
  return (element(...path, 'content', 'application/json', 'examples', name, 'value') ?? {}) as Record<string, unknown>
}

/** The default of a property of a schema, if the contract has one. */
export function defaultOf(schema: string, property: string): unknown {
  return element('components', 'schemas', schema, 'properties', property, 'default')
}

/** Where the contract's servers have the operation: `/Profiles/v4/Async` and the root. */
export const basePaths: readonly string[] = [
  ...new Set([...document.servers.map(({ url }) => new URL(url).pathname.replace(/\/$/, '')), '']),
]
