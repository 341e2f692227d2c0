import { keysOf } from '@bulk-import/internal/json-pointer'
import { printable, quoted } from '@bulk-import/internal/printable'

/** When a record fails: as it is staged, as it is imported, or so that the whole import fails. */
export type FailsAt = 'staging' | 'execution' | 'import'

/** Which records fail, and why. */
export interface RecordRule {
  /** JSON pointer (RFC 6901) to a place in the record, for example `/Emails/0/EmailAddress`. */
  pointer: string
  /** The value there with which the record fails; give this or `isMissing`. */
  equals?: unknown
  /** `true`: the record fails when it has nothing there. */
  isMissing?: true
  at: FailsAt
  /** Why it fails, in words for people. */
  message: string
}

/** What is wrong with a record. */
export interface RecordIssue {
  message: string
}

export interface RecordContext {
  /** The number of the record in its import, from 1, unless other records of the import are taken while this request still comes. */
  sequenceNumber: number
  clientId: string
}

/** Looks at a record as it was staged, and returns what is wrong with it: nothing, or an empty list, when it is good. */
export type JudgeRecord = (
  record: Readonly<Record<string, unknown>>,
  context: RecordContext,
) => readonly RecordIssue[] | undefined

export interface Judges {
  recordRules?: readonly RecordRule[]
  validateRecord?: JudgeRecord
  importRecord?: JudgeRecord
}

/** Why a record fails, and when; undefined for one that is good. */
export interface Verdict {
  at: FailsAt
  messages: string[]
}

export type Judge = (record: Record<string, unknown>, context: RecordContext) => Verdict | undefined

/**
 * One judge made of rules and functions; undefined where there are none. What fails at staging is not imported, so that nothing else is asked
 * about it.
 */
export function recordJudge({ recordRules = [], validateRecord, importRecord }: Judges): Judge | undefined {
  if (recordRules.length === 0 && validateRecord === undefined && importRecord === undefined) return undefined
  const rules = recordRules.map((rule) => ({ ...rule, keys: keysOf(`#${rule.pointer}`) }))
  const ruled = (record: object, at: FailsAt) =>
    rules.filter((rule) => rule.at === at && applies(rule, valueAt(record, rule.keys))).map(({ message }) => message)
  const said = (
    name: string,
    judge: JudgeRecord | undefined,
    record: Record<string, unknown>,
    context: RecordContext,
  ) => messagesOf(name, judge?.(record, context) ?? [])

  return (record, context) => {
    const atStaging = [...ruled(record, 'staging'), ...said('validateRecord', validateRecord, record, context)]
    if (atStaging.length > 0) return { at: 'staging', messages: atStaging }
    const ofImport = ruled(record, 'import')
    if (ofImport.length > 0) return { at: 'import', messages: ofImport }
    const atExecution = [...ruled(record, 'execution'), ...said('importRecord', importRecord, record, context)]
    return atExecution.length > 0 ? { at: 'execution', messages: atExecution } : undefined
  }
}

/** @throws an Error for what is no list of issues, such as a promise of one */
function messagesOf(name: string, issues: unknown): string[] {
  const messages: unknown[] = Array.isArray(issues) ? issues.map((one) => Object(one).message) : [undefined]
  if (messages.some((message) => typeof message !== 'string'))
    throw new Error(`${name} must return nothing or a list such as [{ message: 'Why.' }], and cannot be asynchronous.`)
  return messages as string[]
}

function valueAt(record: object, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    record,
  )
}

function applies({ equals, isMissing }: RecordRule, value: unknown): boolean {
  return isMissing === true ? value === undefined : canonical(value) === canonical(equals)
}

/** As JSON, with the members of objects in one order. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

const times: readonly unknown[] = ['staging', 'execution', 'import'] satisfies FailsAt[]
const known = ['pointer', 'equals', 'isMissing', 'at', 'message']

/** What is wrong with a list of rules, as words that follow a name for it; undefined when nothing is. */
export function recordRulesProblem(value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'must be a list of rules'
  for (const [index, rule] of value.entries()) {
    const problem = ruleProblem(Object(rule))
    if (problem !== undefined) return `is wrong in rule ${index + 1}: ${problem}`
  }
  return undefined
}

function ruleProblem(rule: Record<string, unknown>): string | undefined {
  const unknown = Object.keys(rule).find((key) => !known.includes(key))
  if (unknown !== undefined) return `it has an unknown property ${quoted(printable(unknown))}`
  const { pointer, isMissing, at, message } = rule
  if (typeof pointer !== 'string' || !/^(?:\/(?:[^~/]|~[01])*)+$/.test(pointer))
    return 'its `pointer` must be a JSON pointer such as /Emails/0/EmailAddress'
  if (Object.hasOwn(rule, 'equals') === Object.hasOwn(rule, 'isMissing'))
    return 'it must have either `equals` or `isMissing`'
  if (isMissing !== undefined && isMissing !== true) return 'its `isMissing` can only be true'
  if (!times.includes(at)) return `its \`at\` must be one of ${times.join(', ')}`
  return typeof message === 'string' && message !== '' ? undefined : 'its `message` must be a text'
}
