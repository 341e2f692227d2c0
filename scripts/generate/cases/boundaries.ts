import type { JsonSchema } from '../json-schema.ts'
import type { Case } from '../runtime/case.ts'
import { expectation } from '../runtime/sentence.ts'
import { bodyWith } from './samples.ts'
import type { Subject } from './subject.ts'
import { show, slug } from './words.ts'
import { bodyCase, constraintIds } from './write-case.ts'

/** Values on both sides of what one keyword draws a line between. */
type Sides = (limit: unknown, schema: JsonSchema) => unknown[]

const letters = (count: number) => ['x'.repeat(count), '😀'.repeat(count)]

const sides: Record<string, Sides> = {
  minimum: (limit) => [Number(limit), Number(limit) - 1, -1_000_000_000],
  maximum: (limit) => [Number(limit), Number(limit) + 1, 1_000_000_000],
  exclusiveMinimum: (limit) => [Number(limit), Number(limit) + 1],
  exclusiveMaximum: (limit) => [Number(limit), Number(limit) - 1],
  multipleOf: (limit) => [Number(limit), Number(limit) * 2, Number(limit) * 1.5],
  minLength: (limit) => [...letters(Number(limit)), ...letters(Math.max(0, Number(limit) - 1))],
  maxLength: (limit) => [...letters(Number(limit)), ...letters(Number(limit) + 1)],
  pattern: () => ['x', ' x ', '0', ' ', '\t', '\n', '\u00a0', '\u3000', '   '],
  enum: (values) => (values as unknown[]).flatMap((value) => (typeof value === 'string' ? spellings(value) : [value])),
  const: (value) => [value],
}

/** A word as it is and as it is not: other letters, other case, white space around it, cut, extended, none. */
function spellings(word: string): string[] {
  const other = [word.toLowerCase(), word.toUpperCase(), ` ${word}`, `${word} `, word.slice(0, -1), `${word}s`]
  return [word, ...other, '', 'Unknown']
}

/** Each keyword that bounds a property, on both sides of its boundary. */
export function boundaryCases(subject: Subject): Case[] {
  return Object.entries(subject.properties).flatMap(([name, schema]) => {
    const seen = new Set<unknown>()
    return Object.keys(schema).flatMap((keyword) => {
      const values = sides[keyword]?.(schema[keyword], schema) ?? []
      const fresh = values.filter((value) => !seen.has(value) && seen.add(value))
      return fresh.map((value) => boundaryCase(subject, name, keyword, value))
    })
  })
}

function boundaryCase(subject: Subject, name: string, keyword: string, value: unknown): Case {
  return bodyCase(
    subject,
    {
      id: `boundary/${name}/${keyword}/${slug(value)}`,
      what: `A request with ${name} ${show(value)}`,
      ids: constraintIds(subject, name, keyword),
      reason: `${subject.request.schema}.${name} must ${expected(subject, name, keyword)}, and no more is asked of it.`,
    },
    bodyWith(subject, { [name]: value }),
  )
}

/** What the keyword wants, as the words after "must". */
function expected({ constraints, properties }: Subject, name: string, keyword: string): string {
  const limit = properties[name]?.[keyword]
  const error = { keyword, params: { limit, allowedValues: [limit].flat() }, instancePath: '', schemaPath: '' }
  return constraints[`properties/${name}/${keyword}`]?.meaning ?? expectation(error)
}
