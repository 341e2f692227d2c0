import { printable } from '@bulk-import/internal/printable'
import type { Plan, VerifyOptions } from '@bulk-import/verify'
import type { Paint } from '../../output.ts'

/** What will be sent and what it does there, in a few lines. */
export function planAsText(plan: Plan, { concurrency = 1, provisional }: Partial<VerifyOptions>): string {
  const asking = plan.cases.filter(({ isDeletion, skip }) => skip === undefined && isDeletion).length
  const pace = concurrency === 1 ? 'one at a time' : `up to ${concurrency} at a time`
  return [
    `${count(plan.requests, 'request')}, ${pace}.`,
    ...(provisional === true ? laterSteps(plan) : imports(plan)),
    asking === 0
      ? 'No deletion of profiles is requested.'
      : `${count(asking, 'request')} for a deletion of profiles. Nothing is deleted before an import is executed (S21).`,
    ...skipped(plan),
  ].join('\n')
}

function imports({ changes, maximumChanges }: Plan): string[] {
  return [
    `${count(changes, 'import')} will be opened; each counts against the quota of the account. None is executed.`,
    `At most ${count(maximumChanges, 'import')}, if the server accepts what it should refuse.`,
  ]
}

function laterSteps({ changes, maximumChanges }: Plan): string[] {
  return [
    'Provisional: with the steps after Initiate, of which a part is inferred.',
    `${count(changes, 'request')} will open an import or stage records; each import counts against the quota. None is executed.`,
    `At most ${maximumChanges} of the requests, if the server accepts what it should refuse.`,
  ]
}

/** The cases in the order in which they are sent. */
export function listOf(plan: Plan, paint: Paint): string {
  const lines = plan.cases.map(({ id, sentence, ids, changes, skip }) => {
    const kind = skip !== undefined ? 'skipped' : changes ? 'import' : ''
    return `${paint('dim', kind.padEnd(8))}  ${id}\n${' '.repeat(10)}${printable(sentence)} (${ids.join(', ')})`
  })
  return `${lines.join('\n')}\n`
}

function skipped({ cases: all }: Plan): string[] {
  const numbers = new Map<string, number>()
  for (const { skip } of all) if (skip !== undefined) numbers.set(skip.message, (numbers.get(skip.message) ?? 0) + 1)
  const lines = [...numbers].map(([message, number]) => `  ${String(number).padStart(3)}  ${message}`)
  return lines.length === 0 ? [] : ['Skipped:', ...lines]
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
