import { own } from '@bulk-import/internal/own'

/**
 * The elements of a value that a constraint is about, as JSON pointers: none where nothing of the kind is there, such as an item of an
 * empty list.
 *
 * @param path of the constraint in its schema, for example `properties/Count/type`
 */
export function elementsOf(value: unknown, path: readonly string[], pointer = ''): string[] {
  const [keyword = '', name, ...rest] = path
  if (name === undefined) return [pointer]
  if (keyword === 'items') {
    const items: unknown[] = Array.isArray(value) ? value : []
    return items.flatMap((item, index) => elementsOf(item, [name, ...rest], `${pointer}/${index}`))
  }
  if (keyword === 'allOf') return elementsOf(value, rest, pointer)
  const inner = own(value, name)
  if (inner === undefined) return []
  return elementsOf(inner, keyword === 'properties' ? rest : [], `${pointer}/${name}`)
}
