/** Source of the guards and checks of the schemas that are bodies: `isName` narrows, `checkName` lists the issues. */
export function checksModule(names: string[], isOnTop: boolean): string {
  const imports = names.map((name) => `validate${name}`).join(', ')
  const others = isOnTop ? "import { checks as contract } from '../checks.ts'\n" : ''
  const own = names.map((name) => `  ${name}: check${name},\n`).join('')
  // A bundler keeps an object that is spread, and with it every check, unless it is told that nobody would miss the spreading.
  const table = isOnTop ? `/* @__PURE__ */ (() => ({\n  ...contract,\n${own}} as const))()` : `{\n${own}} as const`
  return `${others}import { constraints } from './constraints.ts'
import { explain } from './explain.ts'
import type { Issue } from './issue.ts'
import type { ${names.join(', ')} } from './types.ts'
import { ${imports} } from './validators.js'

${names.map(checksOf).join('\n')}
/** The check of each schema by its name. */
export const checks = ${table}
`
}

function checksOf(name: string): string {
  return `/** Whether the value keeps the contract of ${name}. The value is not changed. */
export function is${name}(value: unknown): value is ${name} {
  return validate${name}(value)
}

/** What is wrong with the value as ${name}: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function check${name}(value: unknown): Issue[] {
  return validate${name}(value) ? [] : explain('${name}', validate${name}.errors, value, constraints.${name})
}
`
}

/** Types for the compiled validators, which are JavaScript. */
export function validatorTypes(names: string[]): string {
  const declarations = names.map((name) => `export declare const validate${name}: Validator\n`)
  return `import type { Validator } from './issue.ts'\n\n${declarations.join('')}`
}

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
