import { keysOf } from './explain.ts'
import type { Issue } from './issue.ts'

/** A schema as libraries take it that accept any validator: Standard Schema, version 1 (standardschema.dev). */
export interface StandardSchema<Value> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: 'bulk-import'
    /** Never a promise. The value itself is returned. */
    readonly validate: (value: unknown) => StandardResult<Value>
    /** For the compiler alone: there is none at run time. */
    readonly types?: { readonly input: Value; readonly output: Value } | undefined
  }
}

export type StandardResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] }

/** An issue with its place as Standard Schema has it. */
export interface StandardIssue extends Issue {
  /** The keys that lead to the place; empty for the whole value. */
  readonly path: readonly string[]
}

/** A Standard Schema of a check. */
export function standardSchema<Value>(check: (value: unknown) => Issue[]): StandardSchema<Value> {
  const validate = (value: unknown): StandardResult<Value> => {
    const issues = check(value).map((issue) => ({ ...issue, path: keysOf(issue.pointer) }))
    return issues.length === 0 ? { value: value as Value } : { issues }
  }
  return { '~standard': { version: 1, vendor: 'bulk-import', validate } }
}
