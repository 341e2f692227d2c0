/** The items in an order that depends on the seed alone (mulberry32, Fisher–Yates). */
export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const order = [...items]
  let state = seed >>> 0
  for (let last = order.length - 1; last > 0; last--) {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (last + 1)
    const item = order[last] as Item
    order[last] = order[other] as Item
    order[other] = item
  }
  return order
}
