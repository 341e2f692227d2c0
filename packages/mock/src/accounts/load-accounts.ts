import { printable } from '@bulk-import/internal/printable'
import schema from '../accounts.schema.json' with { type: 'json' }
import { parseWholeSeconds } from '../duration.ts'
import { readYamlFile } from '../yaml-file.ts'
import type { Account, Accounts } from './accounts.ts'

interface FileAccount extends Omit<Account, 'retryAfterMs'> {
  retryAfter?: string
}

/**
 * Reads an accounts file, whose form is `accounts.schema.json`.
 *
 * @param path a YAML file
 * @throws an Error that names the file, the line, each fault and what to do
 */
export async function loadAccounts(path: string): Promise<Accounts> {
  const file = (await readYamlFile('accounts file', path, schema)) as {
    accounts: Record<string, FileAccount | null>
    acceptOthers?: boolean
  }
  const accounts = Object.entries(file.accounts).map(([clientId, account]) => {
    try {
      return [clientId, read(account ?? {})] as const
    } catch (cause) {
      const place = printable(`${path} is wrong in accounts.${clientId}.retryAfter`)
      throw new Error(`The accounts file ${place}: ${(cause as Error).message}`, { cause })
    }
  })
  return { accounts: Object.fromEntries(accounts), acceptOthers: file.acceptOthers ?? false }
}

function read({ retryAfter, ...account }: FileAccount): Account {
  return retryAfter === undefined ? account : { ...account, retryAfterMs: parseWholeSeconds(retryAfter) }
}
