/** The main entry of the package. */
export const packageIndex = `export * from './checks.ts'
export { clauses } from './clauses.ts'
export * from './enums.ts'
export { explain } from './explain.ts'
export type { Clause, Clauses, Fault, ValidationError, Validator } from './fault.ts'
export type { components, operations as OperationTypes, paths } from './openapi.ts'
export { operations } from './operations.ts'
export { servers } from './servers.ts'
export { statements } from './statements.ts'
export type * from './types.ts'
export * from './validators.js'
`
