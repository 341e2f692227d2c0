/** How many requests in a row are lost before the server counts as gone; fewer where there never was a response. */
const maximum = { timeout: 5, connection: 3 }
const maximumAtFirst = { timeout: 3, connection: 1 }

/** Distinguishes a server that is gone from one that gives no response to single requests. */
export interface Silence<Item> {
  /** Records a response. */
  heard(): void
  /** Records a request without a response; true when it is one too many. */
  lost(item: Item, why: keyof typeof maximum): boolean
  hasHeard(): boolean
  /** The requests that were lost since the last response. */
  items(): readonly Item[]
}

export function createSilence<Item>(): Silence<Item> {
  let items: { item: Item; why: keyof typeof maximum }[] = []
  let hasHeard = false
  return {
    heard() {
      items = []
      hasHeard = true
    },
    lost(item, why) {
      items.push({ item, why })
      const limits = hasHeard ? maximum : maximumAtFirst
      const connections = items.filter((one) => one.why === 'connection').length
      return connections >= limits.connection || items.length >= limits.timeout
    },
    hasHeard: () => hasHeard,
    items: () => items.map(({ item }) => item),
  }
}
