import type { OpenApiDocument } from './json-schema.ts'

/** The allowed values of each named enumeration at run time, in the order of the contract. */
export function enumArrays(document: OpenApiDocument): string {
  const enums = Object.entries(document.components.schemas).filter(([, schema]) => schema.enum !== undefined)
  return enums
    .map(([name, schema]) => {
      const constant = `${name.charAt(0).toLowerCase()}${name.slice(1)}Values`
      return `/** Every value of {@link ${name}}. */\nexport const ${constant} = ${JSON.stringify(schema.enum)} as const satisfies readonly ${name}[]\n`
    })
    .join('\n')
    .replace(/^/, `import type { ${enums.map(([name]) => name).join(', ')} } from './types.ts'\n\n`)
}
