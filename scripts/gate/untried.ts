import { seededRandom } from '@bulk-import/internal/random'
import { type Schema, walkSchema, withoutKeywords } from '../generate/json-schema.ts'
import { isWord } from './dereference.ts'
import { matchingStrings } from './values.ts'

/** Keywords for which the search makes no values of its own: that it found no counterexample says nothing about them. */
const untried = new Set(
  `format not contains minContains maxContains prefixItems minProperties
  maxProperties patternProperties propertyNames unevaluatedItems readOnly writeOnly contentEncoding contentMediaType
  contentSchema`.split(/\s+/),
)

/**
 * Places, as `properties/Name/format`, at which the second schema may refuse more than the first though no search can
 * tell. An `if` is such a place unless the search has entered its branches (`reached`).
 */
export function untriedChanges(before: Schema, after: Schema, reached: ReadonlySet<string>): string[] {
  const [known, said] = [occurrences(before), occurrences(after)]
  const added = [...said].filter(([path, text]) => known.get(path) !== text && !reached.has(path))
  // Where more that is legal means less that is legal, a keyword that goes is as bad as one that comes.
  const gone = [...known].filter(([path]) => !said.has(path) && isTurnedRound(path))
  return [...added, ...gone].map(([path]) => path)
}

/** What a schema says at each place that a search may know nothing about. */
function occurrences(schema: Schema): Map<string, string> {
  const found = new Map<string, string>()
  if (typeof schema === 'boolean') return found
  for (const [steps, within] of walkSchema(withoutKeywords(schema, isWord))) {
    if (steps.some(([keyword]) => untried.has(keyword))) continue // what is above says it
    for (const [keyword, value] of Object.entries(within)) {
      const path = [...steps.flat(), keyword].join('/')
      if (keyword === 'if') found.set(path, JSON.stringify([value, within.then, within.else]))
      else if (isUntried(keyword, value)) found.set(path, JSON.stringify(value))
    }
  }
  return found
}

function isUntried(keyword: string, value: unknown): boolean {
  return untried.has(keyword) || (keyword === 'pattern' && matchingStrings(String(value), seededRandom(1)).length === 0)
}

function isTurnedRound(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((segment) => segment === 'if' || segment === 'oneOf')
}
