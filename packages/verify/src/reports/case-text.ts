import type { CaseResult } from '../report.ts'
import { visible } from './visible.ts'

/** Everything that a reader needs of a case, in plain lines. */
export function textOf({ id, sentence, reason, sent, came, findings }: CaseResult): string {
  const lines = findings.map(
    (found) => `${found.severity}: expected ${found.expected}, came ${found.came} (${found.ids.join(', ')})`,
  )
  const answer = came === undefined ? 'no answer' : `${came.status} ${came.body}`
  const all = [sentence, reason, id, ...lines, ...(sent === undefined ? [] : [`sent: ${sent}`]), `answer: ${answer}`]
  return visible(all.join('\n'))
}
