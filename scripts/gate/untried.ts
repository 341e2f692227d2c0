/** Keywords for which the search makes no values of its own: that it found no witness says nothing about them. */
const untried = new Set(
  `format not if then else contains minContains maxContains items prefixItems minItems maxItems uniqueItems minProperties
  maxProperties patternProperties propertyNames unevaluatedProperties unevaluatedItems readOnly writeOnly contentEncoding
  contentMediaType contentSchema`.split(/\s+/),
)

/** Places, as `properties/Name/format`, at which the second schema says something by such a keyword that the first does not. */
export function untriedChanges(before: unknown, after: unknown): string[] {
  const known = new Map(occurrences(before))
  return occurrences(after)
    .filter(([path, value]) => known.get(path) !== value)
    .map(([path]) => path)
}

function occurrences(node: unknown, path: string[] = [], areNames = false): [path: string, value: string][] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]): [string, string][] => {
    const here = [...path, key]
    if (!areNames && untried.has(key)) return [[here.join('/'), JSON.stringify(value)]]
    return occurrences(value, here, !areNames && (key === 'properties' || key === 'dependentSchemas'))
  })
}
