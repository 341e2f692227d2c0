const maximumCharacters = 1_000_000

/**
 * A map that forgets what was added first when it gets too large: keys come from requests, so anyone can invent them, and make them
 * long. Its keys have a million characters together at most.
 */
export function boundedMap<Value>(maximum: number): { get(key: string, initial: () => Value): Value; clear(): void } {
  const values = new Map<string, Value>()
  let characters = 0
  return {
    get(key, initial) {
      const known = values.get(key)
      if (known !== undefined) return known
      const value = initial()
      values.set(key, value)
      characters += key.length
      for (const first of values.keys()) {
        if (values.size <= maximum && characters <= maximumCharacters) break
        values.delete(first)
        characters -= first.length
      }
      return value
    },
    clear() {
      values.clear()
      characters = 0
    },
  }
}
