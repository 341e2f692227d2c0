import { seededRandom } from '@bulk-import/internal/random'

const smallest = 10n ** 12n
const large = 9n * 10n ** 18n

/**
 * Issues access tokens as exact decimal text, each once. Those with an odd serial number have 13 digits and fit a JavaScript number.
 * Those with an even one are odd numbers between 9·10^18 and 2^63, which no JavaScript number holds: whoever reads the second
 * token of a fresh mock with JSON.parse gets another number than was sent (C11). The seed sets where both rows begin.
 */
export function tokenIssuer(seed: number): () => string {
  const offset = BigInt(Math.floor(seededRandom(seed)() * 1e9))
  const start = { small: smallest + offset * 1000n, large: large + offset * 2n * 1000n + 1n }
  let serial = 0n
  return () => {
    serial += 1n
    const token = serial % 2n === 1n ? start.small + serial : start.large + serial
    return String(token)
  }
}
