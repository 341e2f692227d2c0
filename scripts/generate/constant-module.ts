import { comment } from './types.ts'

/** Source of a module that exports a value; on top of another package, beside all that the module of the same name has there. */
export function constantModule(name: string, value: unknown, description: string, isOnTop = false): string {
  const text = literal(value)
  const declaration = (code: string) => `${comment(description)}export const ${name} = ${code} as const\n`
  if (!isOnTop) return declaration(text)
  const spread = `{\n  ...contract,${text === '{}' ? '\n}' : text.slice(1)}`
  return `import { ${name} as contract } from '../${name}.ts'\n\n${declaration(spread)}`
}

/** JSON with short lists on one line, as a person would write it. */
function literal(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll(
    /\[\s+([^[\]{}]*?)\s+\]/g,
    (_, items) => `[${items.replaceAll(/\s+/g, ' ')}]`,
  )
}
