/** Source of a Standard Schema for each schema that is a body. */
export function schemasModule(names: string[]): string {
  const schemas = names.map(
    (name) => `/** ${name} for whatever takes a Standard Schema: its validator is \`check${name}\`. */
export const ${name}Schema: StandardSchema<${name}> = /* @__PURE__ */ standardSchema<${name}>(check${name})
`,
  )
  return `import { ${names.map((name) => `check${name}`).join(', ')} } from './checks.ts'
import { type StandardSchema, standardSchema } from './standard-schema.ts'
import type { ${names.join(', ')} } from './types.ts'

${schemas.join('\n')}`
}
