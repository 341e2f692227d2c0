/** A map that forgets what was added first when it gets too large: keys come from requests, so anyone can invent them. */
export function boundedMap<Value>(most: number): { get(key: string, initial: () => Value): Value; clear(): void } {
  const values = new Map<string, Value>()
  return {
    get(key, initial) {
      const known = values.get(key)
      if (known !== undefined) return known
      const [first] = values.size >= most ? values.keys() : []
      if (first !== undefined) values.delete(first)
      const value = initial()
      values.set(key, value)
      return value
    },
    clear: () => values.clear(),
  }
}
