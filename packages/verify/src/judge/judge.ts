import type { Case } from '@bulk-import/contract/cases'
import { type Circumstances, type Contract, type DocumentedResponse, operationOf, subjectOf } from '../contract.ts'
import { judgeBody } from './body.ts'
import { judgeEchoes } from './echo.ts'
import { judgeStatus } from './status.ts'
import { type Judgement, merge, nothing, type ServerResponse, violation } from './violation.ts'

/** Everything that a response shows. One on which judging fails is a violation: a run survives whatever a server says. */
export function judge(
  contract: Contract,
  one: Case,
  response: ServerResponse,
  circumstances: Circumstances,
): Judgement {
  try {
    return merge(judgeStatus(contract, one, response), judgeContent(contract, one, response, circumstances))
  } catch (error) {
    const { name } = Object(error) as { name?: unknown }
    const actual = `status ${response.status} with a body on which judging failed (${name})`
    return { violations: [violation('body', one.ids, 'a response that can be judged', actual)], proven: [] }
  }
}

function judgeContent(...[contract, one, response, circumstances]: Parameters<typeof judge>): Judgement {
  const operation = operationOf(contract, one)
  const documented = operation.responses[response.status]
  // Another method is another operation, of which the contract says nothing.
  if (documented === undefined || one.request.method !== operation.method) return nothing
  const { acceptedStatus, acceptedIds, echoes } = subjectOf(contract, one)
  const adapter = contract.adapters[one.operationId]
  const form = { ...contract, mediaTypeIds: adapter?.mediaTypeIds ?? contract.mediaTypeIds }
  if (response.status !== acceptedStatus) return judgeError(form, documented, response, adapter?.errorIds)
  // A success that should have been an error is wrong by that alone.
  if (one.expect.outcome === 'refused') return nothing
  // What a setting says when it was sent, the echo shows.
  const isEcho = (keyword: string, name: string) =>
    keyword === 'properties' && echoes.some(({ property }) => property === name)
  const { judgement, body } = judgeBody(form, documented, response, {
    ids: acceptedIds,
    isShownElsewhere: isEcho,
    ...(adapter?.asNamed && { asNamed: adapter.asNamed }),
  })
  if (body === undefined) return judgement
  const own = adapter?.judgeSuccess?.({ body, ...response }, circumstances) ?? nothing
  return merge(judgement, own, judgeEchoes(echoes, circumstances.sent, body))
}

/** @param ids on which its body rests, where not on those of the schema */
function judgeError(
  contract: Contract,
  documented: DocumentedResponse,
  response: ServerResponse,
  ids: readonly string[] | undefined,
): Judgement {
  const { judgement } = judgeBody(contract, documented, response)
  if (ids === undefined) return judgement
  const ofBody = judgement.violations.filter(({ check }) => check === 'body')
  const others = judgement.violations.filter(({ check }) => check !== 'body')
  const resting = ofBody.map(({ expected, actual }) => violation('body', ids, expected, actual))
  const proven = judgement.proven.filter((id) => contract.mediaTypeIds.includes(id))
  return { violations: [...others, ...resting], proven: ofBody.length > 0 ? proven : [...proven, ...ids] }
}
