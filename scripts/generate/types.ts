import openapiTypeScript, { astToString } from 'openapi-typescript'
import type { OpenApiDocument } from './json-schema.ts'
import { makeTypeable } from './typeable.ts'

/**
 * The raw types of the whole document. This is the only place that names openapi-typescript: it is no longer
 * maintained (its issue 2874), so that a successor has to be put in here and nowhere else.
 */
export async function rawTypes(document: OpenApiDocument): Promise<string> {
  const options = { defaultNonNullable: false } // a default must not make a property of a request required
  return astToString(await openapiTypeScript(JSON.stringify(makeTypeable(document)), options))
}

/** A plain name for each schema, with its description. */
export function namedTypes(document: OpenApiDocument): string {
  const aliases = Object.entries(document.components.schemas).map(
    ([name, { description }]) =>
      `${comment(String(description))}export type ${name} = components['schemas']['${name}']\n`,
  )
  return `import type { components } from './openapi.ts'\n\n${aliases.join('\n')}`
}

export function comment(text: string): string {
  const lines = text.trim().replaceAll('*/', '*\\/').split('\n')
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`
}
