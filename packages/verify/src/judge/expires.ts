import { instantsOf, parseHttpDate } from '@bulk-import/internal/dates'
import type { Answer, Bench } from './judge.ts'
import { finding, type Judgement, provenUnless } from './violation.ts'

/** The token is active for a while (S05): for how long is not fixed (C01), and neither is the form of the date (C23). */
const ids = ['S05']

/** Whether Expires is still to come, where it is a date that can be read. That it is a text, the schema tells. */
export function judgeExpires(
  { headers }: Answer,
  { Expires: value }: Record<string, unknown>,
  { now }: Bench,
): Judgement {
  const expires = typeof value === 'string' ? instantsOf(value)?.latestMs : undefined
  // Either clock may be wrong: it is past only when it is past by both.
  const reference = Math.min(now(), parseHttpDate(headers.get('date') ?? '') ?? Number.POSITIVE_INFINITY)
  if (expires === undefined || expires > reference) return { findings: [], proven: [] }
  const came = `"${String(value).slice(0, 40)}", which is past at ${new Date(reference).toISOString()}`
  return provenUnless(finding('expiry', ids, 'Expires that is still to come', came), [])
}
