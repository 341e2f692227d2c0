import { isAtLeast } from './changesets.ts'
import type { Impact } from './redocly-diff.ts'

export interface Situation {
  /** What the comparison of the contract needs; undefined when it did not change. */
  impact: Impact | undefined
  /** Whether the types that callers compile against changed. */
  areTypesChanged: boolean
  /** Code of the base that no longer compiles against the new types, each with the compiler's complaint. */
  uncompilableCode: string[]
  /** The same of code that uses the provisional entry: a minor version may break it. */
  uncompilableProvisionalCode?: string[]
  /** Bumps by the changesets since the base. */
  declared: ReadonlyMap<string, Impact>
  /** `info.version` of each document, by its path, and the version of their package. */
  versions: { documents: Record<string, string>; package: string }
}

/** What keeps the change from passing, each with what to do. Empty when it passes. */
export function judge(situation: Situation): string[] {
  const { areTypesChanged, uncompilableCode, uncompilableProvisionalCode = [], declared, versions } = situation
  const needed = neededBump(situation)
  const complaints = [
    ...uncompilableCode.map((complaint) => `Code that callers have does not compile any more: ${complaint}`),
    ...uncompilableProvisionalCode.map(
      (complaint) => `Code that uses what is provisional does not compile any more, and minor is enough: ${complaint}`,
    ),
  ]
  const missing = new Map<string, Impact>()
  if (needed !== undefined && !isAtLeast(declared.get('@bulk-import/contract'), needed))
    missing.set('@bulk-import/contract', needed)
  if (needed !== undefined && areTypesChanged && !isAtLeast(declared.get('@bulk-import/client'), needed)) {
    missing.set('@bulk-import/client', needed)
  }
  if (missing.size === 0) complaints.length = 0
  else complaints.push(whatToAdd(missing))
  for (const [path, version] of Object.entries(versions.documents)) {
    if (version === versions.package) continue
    complaints.push(
      `info.version in ${path} is ${version}, but @bulk-import/contract is ${versions.package}. Set it to ${versions.package}, then: pnpm generate`,
    )
  }
  return complaints
}

function neededBump({ impact, uncompilableCode, uncompilableProvisionalCode = [] }: Situation): Impact | undefined {
  if (uncompilableCode.length > 0 || impact === 'major') return 'major'
  return uncompilableProvisionalCode.length > 0 ? 'minor' : impact
}

function whatToAdd(missing: ReadonlyMap<string, Impact>): string {
  const lines = [...missing].map(([name, bump]) => `"${name}": ${bump}`)
  return `This change needs a changeset. Add a file .changeset/<a-few-words>.md that starts from:

---
${lines.join('\n')}
---

What changed, in one sentence for somebody who uses the contract. Why. What to do about it.`
}
