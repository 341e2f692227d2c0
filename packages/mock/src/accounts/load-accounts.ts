import { parseWholeSeconds } from '../duration.ts'
import { loadFile } from '../load-file.ts'
import type { Account, Accounts } from './accounts.ts'
import { abilities, accountProblems } from './check-accounts.ts'

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

/** What is wrong with the text of a duration. */
function retryAfter(value: unknown): string | undefined {
  try {
    parseWholeSeconds(String(value))
    return undefined
  } catch (error) {
    return `is wrong: ${(error as Error).message}`
  }
}
