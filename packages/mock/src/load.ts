import { readFile } from 'node:fs/promises'
import { printable } from '@bulk-import/internal/printable'
import type { Account, Accounts } from './accounts/accounts.ts'
import { abilities, accountProblems, type Problem } from './accounts/check-accounts.ts'
import { type RecordRule, recordRulesProblem } from './records/rules.ts'
import { type Scenario, scenarioProblem } from './scenario/scenario.ts'
import { parseWholeSeconds } from './server/responses.ts'

interface FileAccount extends Omit<Account, 'retryAfterMs'> {
  retryAfter?: string
}

interface AccountsFile {
  accounts: Record<string, FileAccount | null>
  acceptOthers?: boolean
}

const { retryAfterMs: _, ...others } = abilities
const fileAbilities = { ...others, retryAfter }

/**
 * Reads an accounts file, whose form is `accounts.schema.json`.
 *
 * @param path a YAML file
 * @throws an Error that names the file, the line and what is wrong there
 */
export async function loadAccounts(path: string): Promise<Accounts> {
  const problemsOf = (value: unknown) => accountProblems(value, fileAbilities)
  const { accounts, acceptOthers = false } = await loadFile<AccountsFile>('accounts file', path, problemsOf)
  const entries = Object.entries(accounts).map(([clientId, account]) => [clientId, read(account ?? {})])
  return { accounts: Object.fromEntries(entries), acceptOthers }
}

function read({ retryAfter, ...account }: FileAccount): Account {
  return retryAfter === undefined ? account : { ...account, retryAfterMs: parseWholeSeconds(retryAfter) }
}

function retryAfter(value: unknown): string | undefined {
  try {
    parseWholeSeconds(String(value))
    return undefined
  } catch (error) {
    return `is wrong: ${(error as Error).message}`
  }
}

/**
 * Reads a scenario file, whose form is `scenario.schema.json`.
 *
 * @param path a YAML file
 * @throws an Error that names the file and says what is wrong in it
 */
export function loadScenario(path: string): Promise<Scenario> {
  return loadFile<Scenario>('scenario file', path, (value) => {
    const isEmpty = Array.isArray((value as Scenario | null)?.steps) && (value as Scenario).steps.length === 0
    const words = isEmpty ? 'must have at least one step' : scenarioProblem(value)
    return words === undefined ? [] : [{ path: [], words }]
  })
}

/**
 * Provisional. Reads a file of rules for records, whose form is `record-rules.schema.json`.
 *
 * @param path a YAML or JSON file
 * @throws an Error that names the file and says what is wrong in it
 */
export function loadRecordRules(path: string): Promise<RecordRule[]> {
  return loadFile<RecordRule[]>('file of record rules', path, (value) => {
    const words = recordRulesProblem(value)
    return words === undefined ? [] : [{ path: [], words }]
  })
}

/**
 * Reads a YAML (or JSON) file.
 *
 * @param what what the file holds, for the messages: `accounts file`
 * @throws an Error that names the file, and the line of each problem
 */
async function loadFile<Value>(what: string, path: string, problemsOf: (value: unknown) => Problem[]): Promise<Value> {
  // Loaded here, since few mocks read a file and all of them should start fast.
  const { LineCounter, parseDocument } = await import('yaml')
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`Cannot read the ${what} ${printable(path)} (${cause.code}). Check the path.`, { cause })
  })
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineOf = (offset: number | undefined) => `${path}:${lines.linePos(offset ?? 0).line || 1}`
  const [yamlError] = document.errors
  if (yamlError !== undefined)
    throw new Error(printable(`The ${what} is not YAML. ${lineOf(yamlError.pos[0])}: ${yamlError.message}.`))
  const value = plain(what, path, () => document.toJS({ maxAliasCount: 100 }))
  const problems = problemsOf(value)
  if (problems.length === 0) return value as Value
  const sentences = problems.map((problem) => {
    const node = document.getIn(problem.path, true) as { range?: [number] } | undefined
    return printable(`${lineOf(node?.range?.[0])}: ${problem.path.join('.') || 'the file'} ${problem.words}`)
  })
  throw new Error(`The ${what} is wrong; correct it:\n${sentences.join('\n')}`)
}

/** An alias without its anchor, or too many of them, only shows when the values are made. */
function plain(what: string, path: string, make: () => unknown): unknown {
  try {
    return make()
  } catch (cause) {
    throw new Error(printable(`The ${what} ${path} is not YAML: ${(cause as Error).message}.`), { cause })
  }
}
