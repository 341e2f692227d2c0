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
  return {
    median: quantile(values, 0.5),
    low: quantile(values, 0.25),
    high: quantile(values, 0.75),
    runs: values.length,
  }
}

/**
 * The spread of one to another, run by run: both were measured in the same round, so that what disturbed the machine
 * in a round disturbs both.
 */
export function ratio(values: readonly number[], others: readonly number[]): Spread {
  return spread(values.slice(0, others.length).map((value, index) => value / (others[index] ?? Number.NaN)))
}

/** How a cost grows with a size: 1 is linear, 2 quadratic. The slope of the line through both on logarithmic axes. */
export function growthExponent(points: readonly { size: number; cost: number }[]): number {
  const logarithms = points.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }))
  const mean = (pick: (point: { x: number; y: number }) => number) =>
    logarithms.reduce((sum, point) => sum + pick(point), 0) / logarithms.length
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)]
  const covariance = logarithms.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0)
  return covariance / logarithms.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
}

/**
 * Measures each subject once a round, every other round in the opposite order: a machine that becomes slower or faster
 * meanwhile favours none. Gives the values of each subject, one a round.
 */
export async function interleave<Value>(
  names: readonly string[],
  rounds: number,
  measure: (name: string) => Promise<Value> | Value,
): Promise<Map<string, Value[]>> {
  const values = new Map<string, Value[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) values.get(name)?.push(await measure(name))
  }
  return values
}
