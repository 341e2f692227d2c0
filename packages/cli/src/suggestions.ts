/** The candidate that was probably meant; undefined when none is near. */
export function nearest(given: string, candidates: Iterable<string>): string | undefined {
  const wanted = simple(given)
  let best: { candidate: string; far: number } | undefined
  for (const candidate of candidates) {
    const far = distance(wanted, simple(candidate))
    if (best === undefined || far < best.far) best = { candidate, far }
  }
  const bound = Math.min(3, Math.ceil(wanted.length / 3))
  return best !== undefined && best.far <= bound ? best.candidate : undefined
}

/** " Did you mean …?", or nothing. */
export function didYouMean(given: string, candidates: Iterable<string>): string {
  const meant = nearest(given, candidates)
  return meant === undefined ? '' : ` Did you mean ${meant}?`
}

function simple(text: string): string {
  return text.slice(0, 60).replace(/^-+/, '').replaceAll('_', '-').toLowerCase()
}

/**
 * How many letters to insert, leave out, change or swap with their neighbour, each once at most (optimal string alignment).
 * A name that begins with the other counts as one: --refresh-tags is --refresh, --stage is --stage-days.
 */
function distance(one: string, other: string): number {
  const [short = '', long = ''] = one.length < other.length ? [one, other] : [other, one]
  if (short.length >= 4 && long.startsWith(`${short}-`)) return 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1]
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, other.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
