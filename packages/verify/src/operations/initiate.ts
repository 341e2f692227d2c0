import { instantsOf, parseHttpDate } from '@bulk-import/internal/dates'
import { isInt64, memberText } from '@bulk-import/internal/exact-integer'
import { own } from '@bulk-import/internal/own'
import type { Adapter } from '../contract.ts'
import { type Judgement, merge, nothing, provenUnless, violation } from '../judge/violation.ts'

/** What later steps know an import by (S03), and what it is: an integer (S44), read as one of 64 bits (C11). */
const asKey = ['S44', 'S03']
const asInteger = ['S44']
const asExact = ['C11']

/** What only a response of Initiate shows: its access token and when that expires. */
export const initiate: Adapter = {
  shows: ['S05', ...asKey, ...asExact],
  judgeSuccess: ({ body, text, headers }, { caseId, state: { now, seen } }) =>
    merge(judgeToken(body, text, caseId, seen), judgeExpires(own(body, 'Expires'), headers, now())),
  secretsIn: (text) => [memberText(text, 'AccessToken') ?? ''],
  showsSuccess: (body) => own(body, 'AccessToken') !== undefined,
  judgeRun({ seen }) {
    const expected = 'tokens above 2^53 that a double could not hold'
    const isRounded = areRounded([...seen.keys()])
    const violated = violation('access token', asExact, expected, 'every one is a number that a double holds')
    return {
      id: 'run/tokens-exact',
      sentence: 'The access tokens of the run are exact.',
      reason: 'A token of more than 53 bits that has been a double is another token.',
      ids: asExact,
      expected,
      result:
        isRounded === undefined
          ? { code: 'not-visible', message: 'The run had too few tokens above 2^53 to tell.' }
          : provenUnless(isRounded ? violated : undefined, asExact),
    }
  },
}

/** Whether the token is written in full, fits 64 bits and is not that of another import. What is no number, the schema tells. */
function judgeToken(body: unknown, text: string, caseId: string, seen: Map<string, string>): Judgement {
  if (typeof own(body, 'AccessToken') !== 'number') return nothing
  const digits = memberText(text, 'AccessToken') ?? ''
  if (!/^-?\d+$/.test(digits)) {
    const actual = `a number written with ${digits.includes('.') ? 'a fraction' : 'an exponent'}`
    return provenUnless(violation('access token', asExact, 'AccessToken in plain digits', actual), asInteger)
  }
  const earlier = seen.get(digits)
  if (earlier === undefined) seen.set(digits, caseId)
  const tooLong = violation(
    'access token',
    asExact,
    'AccessToken of at most 64 bits',
    `a number of ${digits.length} digits`,
  )
  const twice = violation('access token', asKey, 'an AccessToken that no other import has', `the token of ${earlier}`)
  return merge(
    provenUnless(isInt64(digits) ? undefined : tooLong, []),
    provenUnless(earlier === undefined ? undefined : twice, asKey),
  )
}

/**
 * Whether Expires is still to come (S05), where it is a date that can be read: for how long the token is active is not fixed (C01), and
 * neither is the form of the date (C23). That it is a text, the schema tells.
 */
function judgeExpires(value: unknown, headers: Headers, now: number): Judgement {
  const expires = typeof value === 'string' ? instantsOf(value)?.latestMs : undefined
  // Either clock may be wrong: it is past only when it is past by both.
  const reference = Math.min(now, parseHttpDate(headers.get('date') ?? '') ?? Number.POSITIVE_INFINITY)
  if (expires === undefined || expires > reference) return nothing
  const actual = `"${String(value).slice(0, 40)}", which was already past at ${new Date(reference).toISOString()}`
  return provenUnless(violation('expiry', ['S05'], 'Expires that is still to come', actual), [])
}

/** Bits that a double drops, summed over the tokens of a run, above which chance no longer explains that none was lost. */
const enoughBits = 24

/**
 * Whether the tokens of a run look as if they had been through a double. Each one that a double can hardly hold, and which is written
 * all the same as a double would be, makes that likelier. Undefined when there are too few to tell.
 */
export function areRounded(tokens: readonly string[]): boolean | undefined {
  const large = tokens.filter((token) => isInt64(token) && BigInt(token) > 2n ** 53n)
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
