/** How many requests in a row are lost before the server counts as gone. Fewer will do where nothing was ever answered. */
const most = { timeout: 5, connection: 3 }
const mostAtFirst = { timeout: 3, connection: 1 }

/** Tells a server that is gone from one that leaves single requests without an answer. */
export interface Silence<Item> {
  /** Notes an answer. */
  heard(): void
  /** Notes a request that was lost; true when it is one too many. */
  lost(item: Item, why: keyof typeof most): boolean
  hasHeard(): boolean
  /** What was lost since the last answer. */
  items(): readonly Item[]
}

export function createSilence<Item>(): Silence<Item> {
  let items: { item: Item; why: keyof typeof most }[] = []
  let hasHeard = false
  return {
    heard() {
      items = []
      hasHeard = true
    },
    lost(item, why) {
      items.push({ item, why })
      const bounds = hasHeard ? most : mostAtFirst
      const connections = items.filter((one) => one.why === 'connection').length
      return connections >= bounds.connection || items.length >= bounds.timeout
    },
    hasHeard: () => hasHeard,
    items: () => items.map(({ item }) => item),
  }
}
