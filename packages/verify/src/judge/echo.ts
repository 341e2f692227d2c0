import type { Echo } from '@bulk-import/contract/cases'
import { own } from '@bulk-import/internal/own'
import type { Violation } from '../report.ts'
import { type Judgement, merge, nothing, provenUnless, violation } from './violation.ts'

/** Whether the response repeats what was sent, and the default that the source states for what was not (C19). */
export function judgeEchoes(echoes: readonly Echo[], sent: unknown, body: unknown): Judgement {
  return merge(...echoes.map((echo) => judgeEcho(echo, sent, own(body, echo.property))))
}

function judgeEcho(echo: Echo, sent: unknown, value: unknown): Judgement {
  const { property, ids } = echo
  // A response may leave it out, also what was sent, and null is as good as that: it states no other value (C19, C20).
  if (value === undefined || value === null) return nothing
  const actual = `${property} ${show(value)}`
  const given = own(sent, property)
  if (given !== undefined) return provenUnless(repeated(echo, given, value), ids)
  if (echo.default !== undefined) {
    // A value of another type is an issue of the schema.
    if (typeof value !== typeof echo.default.value) return nothing
    const all = [...echo.default.ids, ...ids]
    const expected = `${property} ${show(echo.default.value)}, the default`
    return provenUnless(value === echo.default.value ? undefined : violation('echo', all, expected, actual), all)
  }
  if (!echo.isOnlySent || value === '') return nothing
  return provenUnless(violation('echo', ids, `no ${property}, as none was sent`, actual), [])
}

function repeated({ property, ids }: Echo, sent: unknown, value: unknown): Violation | undefined {
  if (sent === value) return undefined
  const violated = violation('echo', ids, `${property} ${show(sent)}, as it was sent`, `${property} ${show(value)}`)
  // No statement says that white space around a text is preserved.
  const isTrimmed = typeof sent === 'string' && typeof value === 'string' && sent.trim() === value.trim()
  return isTrimmed ? { ...violated, severity: 'warning' } : violated
}

/** A value in a report: words and numbers as they are, the rest by its kind, however deep it may be. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value)
  if (typeof value !== 'object' || value === null) return String(value)
  return Array.isArray(value) ? 'an array' : 'an object'
}
