/** Source of the guards and checks of the schemas that are bodies: `isName` narrows, `checkName` lists the issues. */
export function checksModule(names: string[]): string {
  const imports = names.map((name) => `validate${name}`).join(', ')
  return `import { constraints } from './constraints.ts'
import { explain } from './explain.ts'
import type { Issue } from './issue.ts'
import type { ${names.join(', ')} } from './types.ts'
import { ${imports} } from './validators.js'

${names.map(checksOf).join('\n')}`
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
