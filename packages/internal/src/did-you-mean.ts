/** ` Did you mean …?`, when one of the names was probably meant; empty otherwise. */
export function didYouMean(given: string, names: readonly string[], quote: (name: string) => string): string {
  const meant = nearest(given, names)
  return meant === undefined ? '' : ` Did you mean ${quote(meant)}?`
}

/** The name that was probably meant: the one with the fewest letters to change; undefined when none is near. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const text = given.slice(0, 60).toLowerCase()
  for (let edits = 0; edits <= Math.min(2, text.length / 3); edits++) {
    const meant = names.find((name) => isWithin(edits, text, name.toLowerCase()))
    if (meant !== undefined) return meant
  }
  return text.length < 3 ? undefined : names.find((name) => name.toLowerCase().startsWith(text))
}

/** Whether so many letters to change, insert, leave out or swap with their neighbour make one text the other. */
function isWithin(edits: number, one: string, other: string): boolean {
  if (one === other) return true
  if (one[0] === other[0]) return isWithin(edits, one.slice(1), other.slice(1))
  if (edits === 0) return false
  const isSwap = one.length > 1 && one[0] === other[1] && one[1] === other[0]
  return (
    (isSwap && isWithin(edits - 1, one.slice(2), other.slice(2))) ||
    isWithin(edits - 1, one.slice(1), other.slice(1)) ||
    isWithin(edits - 1, one.slice(1), other) ||
    isWithin(edits - 1, one, other.slice(1))
  )
}
