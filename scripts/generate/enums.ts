import type { OpenApiDocument } from './json-schema.ts'
import { literalsOf } from './typeable.ts'

/**
 * For each named type that is a union of literals: its values at run time, in the order of the contract, and a guard, unless it is one
 * of the schemas that have a guard of their own.
 */
export function enumsModule(document: OpenApiDocument, guarded: readonly string[]): string {
  const unions = Object.entries(document.components.schemas).flatMap(([name, schema]) => {
    const values = literalsOf(schema)
    return values === undefined ? [] : [{ name, values }]
  })
  const names = unions.map(({ name }) => name).join(', ')
  return [
    `import type { ${names} } from './types.ts'\n`,
    ...unions.map((union) => unionCode(union, guarded.includes(union.name))),
  ].join('\n')
}

function unionCode({ name, values }: { name: string; values: unknown[] }, isGuarded: boolean): string {
  const constant = `${name.charAt(0).toLowerCase()}${name.slice(1)}Values`
  const list = `/** Every value of {@link ${name}}. */
export const ${constant} = ${JSON.stringify(values)} as const satisfies readonly ${name}[]
`
  if (isGuarded) return list
  return `${list}
/** Whether the value is one of {@link ${constant}}. */
export function is${name}(value: unknown): value is ${name} {
  return ${constant}.some((known) => known === value)
}
`
}
