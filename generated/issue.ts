// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

/** What a validator leaves in its `errors`: the fields of an Ajv error that are used here. */
export interface ValidationError {
  instancePath: string
  schemaPath: string
  keyword: string
  params: Record<string, unknown>
}

/** A validator that was compiled ahead. It never changes its argument. */
export interface Validator {
  (value: unknown): boolean
  errors?: ValidationError[] | null
}

/** One thing that is wrong with a value, for people and for programs. */
export interface Issue {
  /** JSON pointer (RFC 6901) to the place; for a missing property, to where it would be. Empty for the whole value. */
  pointer: string
  /** The whole sentence, for example: InitiateRequest.DataStageDuration must be at most 10, but is 11 */
  message: string
  /** What the contract wants there, as the words after "must", for example: be at most 10 */
  expected: string
  /**
   * What is there instead, as the words after "but", for example: is 11. Text of the value is shown only where the contract
   * lists the allowed values.
   */
  actual: string
  /** The statements (S…) and decisions (C…) that the rule rests on. `statements` has their words. */
  ids: readonly string[]
  /**
   * The keyword of JSON Schema that is broken, for example `maximum`. With `params` it is what a translation needs. In the last
   * of too many issues it is `more`: `params.count` says how many are not listed.
   */
  keyword: string
  /** What the keyword asks for, as Ajv names it, for example `{ comparison: '<=', limit: 10 }`. */
  params: Readonly<Record<string, unknown>>
}

/** Where the rule of one keyword comes from, and what it means where the keyword itself does not say. */
export interface Constraint {
  ids: readonly string[]
  meaning?: string
}

/** Constraints of one schema by the path of their keyword, for example `properties/Name/maxLength`. */
export type Constraints = Readonly<Record<string, Constraint>>
