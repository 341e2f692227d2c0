import type { Case, Echo } from '@bulk-import/contract/cases'
import type { Finding } from '../report.ts'
import { subjectOf } from '../subjects.ts'
import { show } from './json.ts'
import { finding, type Judgement, merge, provenUnless } from './violation.ts'

type Body = Record<string, unknown>

const nothing: Judgement = { findings: [], proven: [] }

/** Whether the answer repeats what was sent, and the default that the source states for what was not (C19). */
export function judgeEchoes(one: Case, sent: Body, answered: Body): Judgement {
  return merge(...subjectOf(one).echoes.map((echo) => judgeEcho(echo, sent, answered)))
}

function judgeEcho(echo: Echo, sent: Body, answered: Body): Judgement {
  const { property, ids } = echo
  const value = answered[property]
  // An answer may leave it out, also what was sent, and null is as good as that: it says no other value (C19, C20).
  if (value === undefined || value === null) return nothing
  if (Object.hasOwn(sent, property)) return provenUnless(repeated(echo, sent[property], value), ids)
  if (echo.default !== undefined) {
    // A value of another type, the schema tells.
    if (typeof value !== typeof echo.default.value) return nothing
    const all = [...echo.default.ids, ...ids]
    const found =
      value === echo.default.value
        ? undefined
        : finding('echo', all, expected(property, echo.default.value, 'the default'), came(property, value))
    return provenUnless(found, all)
  }
  if (!echo.isOnlySent || value === '') return nothing
  return provenUnless(finding('echo', ids, `no ${property}, as none was sent`, came(property, value)), [])
}

function repeated({ property, ids }: Echo, sent: unknown, value: unknown): Finding | undefined {
  if (sent === value) return undefined
  const found = finding('echo', ids, expected(property, sent, 'as it was sent'), came(property, value))
  // No statement says that white space around a text is kept.
  const isTrimmed = typeof sent === 'string' && typeof value === 'string' && sent.trim() === value.trim()
  return isTrimmed ? { ...found, severity: 'warning' } : found
}

function expected(property: string, value: unknown, why: string): string {
  return `${property} ${show(value)}, ${why}`
}

function came(property: string, value: unknown): string {
  return `${property} ${show(value)}`
}
