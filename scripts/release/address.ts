import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/workspace.ts'

/** What a manifest says of where its source is, where to read of it, and where to report. */
interface Address {
  repository?: { type: 'git'; url: string; directory: string }
  homepage?: string
  bugs?: string
}

/**
 * Those fields for a package, from the one setting: `repository` of package.json, for example https://github.com/owner/name. None
 * while that is empty.
 *
 * @throws when it is something else than the address of a repository
 */
export function addressFields(folder: string, address: string = setting()): Address {
  if (address === '') return {}
  if (!/^https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+(?<!\.git)$/.test(address)) {
    throw new Error(`"repository" in package.json must be like https://github.com/owner/name, but is "${address}".`)
  }
  return {
    repository: { type: 'git', url: `git+${address}.git`, directory: folder },
    homepage: `${address}/tree/HEAD/${folder}#readme`,
    bugs: `${address}/issues`,
  }
}

function setting(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { repository: string }).repository
}
