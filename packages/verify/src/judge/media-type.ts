import type { Answer } from './judge.ts'
import { finding, type Judgement, provenUnless } from './violation.ts'

const json = 'application/json'
/** No statement says what the media type of an answer is. */
const ids = ['C22']

/** Whether a JSON object is labelled as JSON. A parameter such as charset is nobody's business. */
export function judgeMediaType({ headers }: Answer): Judgement {
  const value = headers.get('content-type')
  const isJson = value?.split(';', 1)[0]?.trim().toLowerCase() === json
  const came = value === null ? 'no Content-Type' : `Content-Type ${value.slice(0, 100)}`
  return provenUnless(isJson ? undefined : finding('media type', ids, `Content-Type ${json}`, came), ids)
}
