import type { Case } from '@bulk-import/contract/cases'
import { type Contract, operationOf, subjectOf } from '../contract.ts'

const idsByCase = new WeakMap<Case, readonly string[]>()

/** Every id that a response to the case can show. */
export function idsOf(one: Case, contract: Contract): readonly string[] {
  const ids = idsByCase.get(one) ?? shownBy(one, contract)
  idsByCase.set(one, ids)
  return ids
}

function shownBy(one: Case, contract: Contract): readonly string[] {
  if (one.expect.outcome === 'refused') return [...one.ids, ...one.expect.statusIds]
  const { acceptedIds, echoes } = subjectOf(contract, one)
  const sent = echoes.filter(({ property }) => one.request.body?.includes(`"${property}":`))
  return [...one.ids, ...acceptedIds, ...sent.flatMap(({ ids }) => ids)]
}

/** Whether a response to the case may show an id, though the case is not about it: by its form, or by what only the operation tells. */
export function mayShow(one: Case, id: string, contract: Contract): boolean {
  const { expect, operationId } = one
  const adapter = contract.adapters[operationId]
  const isAccepted = expect.outcome === 'accepted'
  const ofForm = [...expect.statuses].flatMap((status) => formIds(one, status, contract))
  const ofEchoes = subjectOf(contract, one).echoes.flatMap(({ ids, default: value }) => [...ids, ...(value?.ids ?? [])])
  const ofOperation = [...(adapter?.shows ?? []), ...Object.keys(adapter?.shownByContent ?? {}), ...ofEchoes]
  const ofErrors = adapter?.errorIds ?? []
  const inferred = adapter?.inference?.(undefined).id
  return [...ofForm, ...(isAccepted ? ofOperation : ofErrors), inferred].includes(id)
}

function formIds(one: Case, status: number, contract: Contract): readonly string[] {
  const documented = operationOf(contract, one).responses[status]
  const ofBody = Object.values(contract.constraints[documented?.schema ?? ''] ?? {}).flatMap(({ ids }) => ids)
  return [...ofBody, ...(contract.adapters[one.operationId]?.mediaTypeIds ?? contract.mediaTypeIds)]
}
