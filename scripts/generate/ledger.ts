/** The statements and decisions behind a document. */
export interface Ledger {
  statements: { id: string; kind?: string; text: string }[]
  decisions: { id: string; decision: string }[]
}

export const emptyLedger: Ledger = { statements: [], decisions: [] }

/** The statements that a document can express. */
export function shapesOf({ statements }: Ledger): Set<string> {
  return new Set(statements.filter(({ kind }) => kind === 'shape').map(({ id }) => id))
}

/** The words of each, by its id. */
export function statementTexts({ statements, decisions }: Ledger): Record<string, string> {
  return Object.fromEntries([
    ...statements.map(({ id, text }) => [id, text]),
    ...decisions.map(({ id, decision }) => [id, decision.trim()]),
  ])
}
