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
export interface Fault {
  /** JSON pointer (RFC 6901) to the place; for a missing property, to where it would be. Empty for the whole value. */
  pointer: string
  /** The whole sentence, for example: InitiateRequest.DataStageDuration must be at most 10, but is 11 (S33) */
  message: string
  /** What the contract wants there, for example: be at most 10 */
  expected: string
  /** What came, for example: is 11. Text of the value is shown only where the contract lists the allowed values. */
  received: string
  /** The statements (S…) and decisions (C…) of `spec/statements.yaml` that the rule rests on. */
  ids: readonly string[]
}

/** Where the rule of one keyword comes from, and what it means where the keyword itself does not say. */
export interface Clause {
  ids: readonly string[]
  meaning?: string
}

/** Clauses of one schema by the path of their keyword, for example `properties/Name/maxLength`. */
export type Clauses = Readonly<Record<string, Clause>>
