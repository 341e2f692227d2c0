import { expectation } from '../runtime/sentence.ts'
import { bodyWith, smallestBody } from './samples.ts'
import type { BodySubject } from './subject.ts'
import { show, slug } from './words.ts'
import { type BodyDraft, constraintIds } from './write-case.ts'

const longestList = 1000

/** Values on both sides of what one keyword draws a line between. */
type Sides = (limit: unknown) => unknown[]

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

/** Values on both sides of each keyword that draws a line. */
export function valuesAround(schema: object): { keyword: string; value: unknown }[] {
  return Object.entries(schema).flatMap(([keyword, limit]) =>
    (sides[keyword]?.(limit) ?? []).map((value) => ({ keyword, value })),
  )
}

/** A list as long as it may be, and one item longer or shorter. */
export function lengthCases(subject: BodySubject): BodyDraft[] {
  const { list = {}, constraints, request } = subject
  return ['minItems', 'maxItems'].flatMap((keyword) => {
    const limit = list[keyword] as number | undefined
    if (limit === undefined || limit > longestList) return []
    const counts = [limit, keyword === 'minItems' ? limit - 1 : limit + 1].filter((count) => count >= 0)
    return counts.map((count) => ({
      id: `boundary/${keyword}/${count}`,
      what: `A list of ${count === 1 ? '1 item' : `${count} items`}`,
      ids: constraints[keyword]?.ids ?? [],
      reason: `${request.schema} may have as many.`,
      whole: Array(count).fill(smallestBody(subject)),
    }))
  })
}

/** Each keyword that bounds a property, on both sides of its boundary. */
export function boundaryCases(subject: BodySubject): BodyDraft[] {
  const owner = subject.list ? '' : `${subject.request.schema}.`
  return Object.entries(subject.properties).flatMap(([name, schema]) =>
    valuesAround(schema).map(({ keyword, value }) => ({
      id: `boundary/${name}/${keyword}/${slug(value)}`,
      what: `A request with ${name} ${show(value)}`,
      ids: constraintIds(subject, name, keyword),
      reason: `${owner}${name} must ${expected(subject, name, keyword)}, and nothing else restricts it.`,
      body: bodyWith(subject, { [name]: value }),
    })),
  )
}

/** What the keyword wants, as the words after "must". */
function expected({ constraints, properties }: BodySubject, name: string, keyword: string): string {
  const limit = properties[name]?.[keyword]
  const error = { keyword, params: { limit, allowedValues: [limit].flat() }, instancePath: '', schemaPath: '' }
  return constraints[`properties/${name}/${keyword}`]?.meaning ?? expectation(error)
}
