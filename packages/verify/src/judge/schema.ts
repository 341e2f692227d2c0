import type { Clause, Fault } from '@bulk-import/contract'
import * as contract from '@bulk-import/contract'

/** A fault whose place is named for a report. */
export interface NamedFault extends Fault {
  /** The schema and the path, for example InitiateResponse.Status. */
  subject: string
}

/** Everything that is wrong with a body, by the check that the contract has for its schema. */
export function faultsOf(schema: string, body: unknown): NamedFault[] {
  const check = (contract as unknown as Record<string, (value: unknown) => Fault[]>)[`check${schema}`]
  if (check === undefined) throw new Error(`Cannot check ${schema}: the contract has no check of that name.`)
  return check(body).map((fault) => ({ ...fault, subject: `${schema}${fault.pointer.replaceAll('/', '.')}` }))
}

/** Every rule of a schema with its ids, by its path, for example `properties/Status/enum`. */
export function clausesOf(schema: string): [path: string, clause: Clause][] {
  return Object.entries((contract.clauses as Record<string, Record<string, Clause>>)[schema] ?? {})
}
