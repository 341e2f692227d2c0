import { seededRandom } from '@bulk-import/internal/random'
import { holdsNames, isData, withoutAnnotations } from './flatten.ts'
import { matchingStrings } from './values.ts'

/** Keywords for which the search makes no values of its own: that it found no counterexample says nothing about them. */
const untried = new Set(
  `format not contains minContains maxContains prefixItems minProperties
  maxProperties patternProperties propertyNames unevaluatedItems readOnly writeOnly contentEncoding contentMediaType
  contentSchema`.split(/\s+/),
)

/** What a schema says at one place that a search may know nothing about. */
interface Occurrence {
  text: string
  isCondition: boolean
}

/**
 * Places, as `properties/Name/format`, at which the second schema may refuse more than the first though no search can
 * tell. An `if` is such a place unless the search has entered its branches (`reached`).
 */
export function untriedChanges(before: unknown, after: unknown, reached: ReadonlySet<string>): string[] {
  const [known, said] = [before, after].map((schema) => new Map(occurrences(withoutAnnotations(schema)))) as [
    Map<string, Occurrence>,
    Map<string, Occurrence>,
  ]
  const added = [...said].filter(
    ([path, { text, isCondition }]) => known.get(path)?.text !== text && !(isCondition && reached.has(path)),
  )
  // Where more that is legal means less that is legal, a keyword that goes is as bad as one that comes.
  const gone = [...known].filter(([path]) => !said.has(path) && isTurnedRound(path))
  return [...added, ...gone].map(([path]) => path)
}

function occurrences(node: unknown, path: string[] = [], areNames = false): [path: string, said: Occurrence][] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]): [string, Occurrence][] => {
    const here = [...path, key]
    if (areNames) return occurrences(value, here)
    if (isData(key)) return []
    if (isUntried(key, value)) return [[here.join('/'), { text: JSON.stringify(value), isCondition: false }]]
    const below = occurrences(value, here, holdsNames(key))
    if (key !== 'if') return below
    const { then: yes, else: no } = node as { then?: unknown; else?: unknown }
    return [[here.join('/'), { text: JSON.stringify([value, yes, no]), isCondition: true }], ...below]
  })
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
