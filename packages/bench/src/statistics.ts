/** The middle of several runs, and how far they lie apart. */
export interface Spread {
  median: number
  /** First quartile. */
  low: number
  /** Third quartile. */
  high: number
  runs: number
}

/** The value below which this share of the values lies, linearly between neighbours. @throws when there is none */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  const position = (sorted.length - 1) * share
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) throw new Error('Cannot take a quantile of nothing.')
  return below + (above - below) * (position - Math.floor(position))
}

export function spread(values: readonly number[]): Spread {
  const [low = 0, median = 0, high = 0] = [0.25, 0.5, 0.75].map((share) => quantile(values, share))
  return { median, low, high, runs: values.length }
}

/** How a cost grows from one size to another: 1 is linear, 2 quadratic. */
export function growthExponent([small, large]: { size: number; cost: number }[]): number {
  if (small === undefined || large === undefined) return Number.NaN
  return Math.log(large.cost / small.cost) / Math.log(large.size / small.size)
}

/** What was measured of each subject, once a round. */
export class Rounds<Figure extends string> {
  readonly #measured = new Map<string, Record<Figure, number>[]>()

  add(name: string, figures: Record<Figure, number>): void {
    this.#measured.set(name, [...(this.#measured.get(name) ?? []), figures])
  }

  of(name: string, figure: Figure): number[] {
    return (this.#measured.get(name) ?? []).map((figures) => figures[figure])
  }

  spread(name: string, figure: Figure): Spread {
    return spread(this.of(name, figure))
  }

  /** One to another, round by round, so that what disturbed the machine in a round disturbs both. */
  ratio(name: string, base: string, figure: Figure): Spread {
    const others = this.of(base, figure)
    return spread(this.of(name, figure).map((value, round) => value / (others[round] ?? Number.NaN)))
  }
}

/**
 * Measures each subject once a round, every other round in the opposite order: a machine that becomes slower or faster
 * meanwhile favours none.
 */
export async function interleave<Figure extends string>(
  names: readonly string[],
  rounds: number,
  measure: (name: string) => Promise<Record<Figure, number>>,
): Promise<Rounds<Figure>> {
  const measured = new Rounds<Figure>()
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) measured.add(name, await measure(name))
  }
  return measured
}
