import { shellQuote } from '@bulk-import/internal/shell-quote'
import { json } from '../samples.ts'

/** A value as a TypeScript expression: names without quotes, text in single ones. */
export function literal(value: unknown, indent = '  '): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
  if (typeof value !== 'object' || value === null) return json(value)
  if (Array.isArray(value) && value.some((item) => Object(item) === item)) {
    const items = value.map((item) => `${indent}  ${literal(item, `${indent}  `)},\n`)
    return `[\n${items.join('')}${indent}]`
  }
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, `${indent}  `)).join(', ')}]`
  const lines = Object.entries(value).map(([name, item]) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name)
    return `${indent}  ${key}: ${literal(item, `${indent}  `)},\n`
  })
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`
}

/** A word of a POSIX shell, quoted where it has to be. */
export function word(value: unknown): string {
  const text = typeof value === 'string' ? value : json(value)
  return /^[\w./:=@,+-]+$/.test(text) ? text : shellQuote(text)
}
