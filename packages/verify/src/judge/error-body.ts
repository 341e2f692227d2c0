import { judgeBody, objectIds } from './body.ts'
import { parseObject } from './json.ts'
import type { Answer } from './judge.ts'
import { judgeMediaType } from './media-type.ts'
import { finding, type Judgement, merge, provenUnless } from './violation.ts'

/** Whether a refusal carries an object (S64); what stands in it is a decision. */
export function judgeErrorBody(schema: string, answer: Answer): Judgement {
  const body = parseObject(answer.text)
  if (body !== undefined) return merge(judgeMediaType(answer), judgeBody(schema, body))
  return provenUnless(finding('body', objectIds(schema), `a JSON object (${schema})`, bodyKind(answer.text)), [])
}

export function bodyKind(text: string): string {
  if (text.trim() === '') return 'no body'
  return /^\s*</.test(text) ? 'a body that looks like HTML or XML' : 'a body that is not a JSON object'
}
