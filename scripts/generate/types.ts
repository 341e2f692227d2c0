import openapiTypeScript, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { documentation } from './documentation.ts'
import type { JsonSchema, OpenApiDocument } from './json-schema.ts'
import { isAnyOtherText, openEnums } from './open-enums.ts'
import { takenTypesImport, takeTypes } from './taken-types.ts'
import { isAnything, isUndocumented, makeTypeable } from './typeable.ts'

/** `string & {}`: any text, which does not swallow the listed ones beside it, so that an editor still offers them. */
const anyOther = ts.factory.createIntersectionTypeNode([
  ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  ts.factory.createTypeLiteralNode([]),
])

/** `{} | null`: anything, which does not swallow what is described beside it either. */
const anything = ts.factory.createUnionTypeNode([
  ts.factory.createTypeLiteralNode([]),
  ts.factory.createLiteralTypeNode(ts.factory.createNull()),
])

/**
 * The raw types of the whole document; of what a base has, in whose folder it stands, those of the base. This is the only place that names openapi-typescript: it is no longer
 * maintained (its issue 2874), so that a successor has to be put in here and nowhere else.
 */
export async function rawTypes(document: OpenApiDocument, base?: OpenApiDocument): Promise<string> {
  const comments = new Map<ts.PropertySignature, string>()
  const nodes = await openapiTypeScript(JSON.stringify(makeTypeable(openEnums(document))), {
    defaultNonNullable: false, // a default must not make a property of a request required
    transform: (schema) => (isAnyOtherText(schema) ? anyOther : isAnything(schema) ? anything : undefined),
    transformProperty: (property, schema) => {
      comments.set(property, isUndocumented(schema) ? '' : documentation(document, schema as JsonSchema))
      return property
    },
  })
  // Its own comments say nothing where a property is a reference, and put every description behind a tag (seen on 7.13.0).
  for (const [property, text] of comments) setComment(property, text)
  return base === undefined ? astToString(nodes) : takenTypesImport + astToString(takeTypes(nodes, base))
}

function setComment(property: ts.PropertySignature, text: string): void {
  const kind = ts.SyntaxKind.MultiLineCommentTrivia
  const comment = { kind, text: inside(text), hasTrailingNewLine: true, pos: -1, end: -1 } as const
  ts.setSyntheticLeadingComments(property, text === '' ? undefined : [comment])
}

/** A plain name for each schema, with its documentation. */
export function namedTypes(document: OpenApiDocument): string {
  const aliases = Object.entries(document.components.schemas).map(
    ([name, schema]) =>
      `${comment(documentation(document, schema))}export type ${name} = components['schemas']['${name}']\n`,
  )
  return `import type { components } from './openapi.ts'\n\n${aliases.join('\n')}`
}

export function comment(text: string): string {
  return `/*${inside(text)}*/\n`
}

/** What stands between the ends of a JSDoc comment. */
function inside(text: string): string {
  const lines = text.trim().replaceAll('*/', '*\\/').split('\n')
  return `*\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n `
}
