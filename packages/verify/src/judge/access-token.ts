import type { Case } from '@bulk-import/contract/cases'
import { exactNumber } from './json.ts'
import type { Answer, Bench } from './judge.ts'
import { finding, type Judgement, merge, provenUnless } from './violation.ts'

const largest = 2n ** 63n - 1n

/** What later steps know an import by (S03), and what it is: an integer (S44), read as one of 64 bits (C11). */
const asKey = ['S44', 'S03']
const asInteger = ['S44']
const asExact = ['C11']

/** Whether the token is written in full, fits 64 bits and is not that of another import of the run. What is no number, the schema tells. */
export function judgeAccessToken(
  { id }: Case,
  { text }: Answer,
  body: Record<string, unknown>,
  { tokens }: Bench,
): Judgement {
  if (typeof body.AccessToken !== 'number') return { findings: [], proven: [] }
  const digits = exactNumber(text, 'AccessToken') ?? ''
  if (!/^-?\d+$/.test(digits)) {
    const came = `a number written with ${digits.includes('.') ? 'a fraction' : 'an exponent'}`
    return provenUnless(finding('access token', asExact, 'AccessToken in plain digits', came), asInteger)
  }
  const bounds = isOf64Bits(digits)
    ? undefined
    : finding('access token', asExact, 'AccessToken of at most 64 bits', `a number of ${digits.length} digits`)
  const earlier = tokens.get(digits)
  if (earlier === undefined) tokens.set(digits, id)
  const twice =
    earlier === undefined
      ? undefined
      : finding(
          'access token',
          asKey,
          'an AccessToken that no other import has',
          `the token that ${earlier} was answered`,
        )
  return merge(provenUnless(bounds, []), provenUnless(twice, asKey))
}

function isOf64Bits(digits: string): boolean {
  return digits.length <= 20 && BigInt(digits) <= largest && BigInt(digits) >= -largest - 1n
}

/** Bits that a double drops, summed over the tokens of a run, above which chance no longer explains that none was lost. */
const enoughBits = 24

/**
 * Whether the tokens of a run look as if they had been through a double. Each one that a double can hardly hold, and which is written
 * all the same as a double would be, makes that likelier. Undefined when there are too few to tell.
 */
export function areRounded(tokens: readonly string[]): boolean | undefined {
  const large = tokens.filter((token) => isOf64Bits(token) && BigInt(token) > 2n ** 53n)
  if (large.some((token) => !isDouble(token))) return false
  // Tokens on a coarser grid than that of doubles, such as a time shifted to the left, are whole as they are.
  const precise = large.filter((token) => trailingZeros(BigInt(token)) < droppedBits(token) + 2)
  const bits = precise.reduce((sum, token) => sum + droppedBits(token), 0)
  return bits >= enoughBits ? true : undefined
}

/** Whether it is written as a double is: exactly, or in the fewest digits that give it and then zeros. */
function isDouble(digits: string): boolean {
  return [String(Number(digits)), String(BigInt(Number(digits)))].includes(digits)
}

function droppedBits(digits: string): number {
  return BigInt(digits).toString(2).length - 53
}

function trailingZeros(value: bigint): number {
  return /0*$/.exec(value.toString(2))?.[0].length ?? 0
}
