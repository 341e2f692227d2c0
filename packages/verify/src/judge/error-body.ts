import { parseObject } from './json.ts'
import { type Answer, finding, type Judgement, merge, provenUnless } from './judge.ts'
import { judgeMediaType } from './media-type.ts'
import { faultsOf } from './schema.ts'

/** Whether a refusal carries an Error. What the body of a refusal looks like is a decision: the source promises an object, no more. */
export function judgeErrorBody({ schema, ids }: { schema: string; ids: readonly string[] }, answer: Answer): Judgement {
  const decisions = ids.filter((id) => id.startsWith('C'))
  const body = parseObject(answer.text)
  const mediaType = judgeMediaType(answer, decisions)
  if (body === undefined) {
    return merge(
      mediaType,
      provenUnless(finding('body', decisions, `a JSON object (${schema})`, bodyKind(answer.text)), []),
    )
  }
  const faults = faultsOf(schema, body)
  const findings = faults.map((fault) =>
    finding('body', fault.ids, `${fault.subject} must ${fault.expected}`, fault.actual),
  )
  return merge(mediaType, { findings, proven: findings.length === 0 ? decisions : [] })
}

export function bodyKind(text: string): string {
  if (text.trim() === '') return 'no body'
  return /^\s*</.test(text) ? 'a body that looks like HTML or XML' : 'a body that is not a JSON object'
}
