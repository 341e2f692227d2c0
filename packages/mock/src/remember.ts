export interface Memory<Item> {
  /** @param bytes about how much memory it takes */
  add(item: Item, bytes: number): void
  /** The items that are still remembered, oldest first. */
  list(): Item[]
  clear(): void
}

const mostBytes = 32 * 1024 * 1024

/** Remembers the newest items, up to a number and a size, so that a long run does not fill the memory of the machine. */
export function remember<Item>(most: number): Memory<Item> {
  let items: { item: Item; bytes: number }[] = []
  let first = 0
  let held = 0
  const forgetOldest = () => {
    held -= items[first]?.bytes ?? 0
    first++
    if (first * 2 < items.length) return
    items = items.slice(first)
    first = 0
  }
  return {
    add(item, bytes) {
      items.push({ item, bytes })
      held += bytes
      while (items.length - first > most || (held > mostBytes && items.length > first)) forgetOldest()
    },
    list: () => items.slice(first).map(({ item }) => item),
    clear() {
      items = []
      first = 0
      held = 0
    },
  }
}

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
