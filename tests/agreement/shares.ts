/** How many requests a job of a worker makes. */
export const size = 250
export const seed = Number(process.env.AGREEMENT_SEED ?? 20_261_123)

const wanted = Number(process.env.AGREEMENT_REQUESTS ?? 100_000)

/** Initiate has the most constraints, and so most of all requests. */
export const initiateTotal = batched(wanted * 0.8)
export const laterTotal = batched(wanted * 0.2)

function batched(count: number): number {
  return Math.ceil(count / size) * size
}
