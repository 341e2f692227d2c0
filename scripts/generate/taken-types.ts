import ts from 'typescript'
import type { OpenApiDocument } from './json-schema.ts'
import { operationsOf } from './operations.ts'

const { factory } = ts

/** What the types of a base are called where they are imported. */
const names = { paths: 'ContractPaths', components: 'ContractComponents', operations: 'ContractOperations' } as const
type Root = keyof typeof names

export const takenTypesImport = `import type {
${Object.entries(names)
  .map(([name, local]) => `  ${name} as ${local},`)
  .join('\n')}
} from '../openapi.ts'

`

/** The types of openapi-typescript, with those of a base in place of what it has already: one type has one declaration. */
export function takeTypes(nodes: readonly ts.Node[], base: OpenApiDocument): ts.Node[] {
  const known: Record<Root, (path: readonly string[]) => boolean> = {
    paths: ([path = '']) => path in base.paths,
    operations: ([operationId]) => operationsOf(base).some(({ operation }) => operation.operationId === operationId),
    components: ([section = '', name]) => name !== undefined && name in (base.components[section] ?? {}),
  }
  return nodes.map((node) => {
    if (!ts.isInterfaceDeclaration(node) || !(node.name.text in names)) return node
    const root = node.name.text as Root
    const members = node.members.map((member) => taken(member, root, []))
    return factory.updateInterfaceDeclaration(node, node.modifiers, node.name, node.typeParameters, undefined, members)
  })

  function taken(member: ts.TypeElement, root: Root, above: readonly string[]): ts.TypeElement {
    if (!ts.isPropertySignature(member) || member.type === undefined) return member
    const path = [...above, (member.name as ts.Identifier | ts.StringLiteral).text]
    if (known[root](path)) return withType(member, typeAt(root, path))
    const isSection = root === 'components' && above.length === 0 && ts.isTypeLiteralNode(member.type)
    if (!isSection) return member
    const inner = (member.type as ts.TypeLiteralNode).members.map((one) => taken(one, root, path))
    return withType(member, factory.createTypeLiteralNode(inner))
  }
}

function withType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type)
}

/** `ContractComponents["schemas"]["ErrorResponse"]` */
function typeAt(root: Root, path: readonly string[]): ts.TypeNode {
  return path.reduce<ts.TypeNode>(
    (type, key) =>
      factory.createIndexedAccessTypeNode(type, factory.createLiteralTypeNode(factory.createStringLiteral(key))),
    factory.createTypeReferenceNode(names[root]),
  )
}
