import type { Answer, Judgement } from './judge.ts'
import { finding, provenUnless } from './judge.ts'

const json = 'application/json'

/** Whether the body is labelled as JSON. A parameter such as charset is nobody's business. */
export function judgeMediaType({ headers }: Answer, ids: readonly string[]): Judgement {
  const value = headers.get('content-type')
  const isJson = value?.split(';', 1)[0]?.trim().toLowerCase() === json
  const came = value === null ? 'no Content-Type' : `Content-Type ${value.slice(0, 100)}`
  return provenUnless(isJson ? undefined : finding('media type', ids, `Content-Type ${json}`, came), [])
}
