import type { Case } from '@bulk-import/contract/cases'
import { seededRandom, shuffled } from '@bulk-import/internal/random'
import { type Contract, isReadOnly } from '../contract.ts'
import type { Settings } from '../options.ts'
import type { Reason } from '../report.ts'
import { caseOf, chainOf, type Selected } from './chain.ts'
import { idsOf } from './ids.ts'
import { chosenFrom } from './only.ts'
import { byRoom, costOf, limited } from './room.ts'

/** What a run will do. */
export interface Plan {
  /** Those that will not be sent say why. */
  cases: readonly (Pick<Case, 'id' | 'sentence' | 'ids' | 'changes' | 'isDeletion'> & { skip?: Reason })[]
  /** How many requests are sent. */
  requests: number
  /** How many of them change something, such as opening an import, when the server keeps the contract. */
  changes: number
  /** How many do at most, even if the server accepts everything. */
  maximumChanges: number
}

/**
 * The cases in the order in which they are sent, with those that are not. First the baseline, the simplest accepted request, which shows
 * that credentials and address are right, and the simplest of each operation whose path is inferred, as far as they leave room for a
 * request that should be refused; then what must be refused and costs nothing; then the rest by coverage, so that a small `maxImports` is
 * well spent.
 */
export function select(settings: Settings): Selected[] {
  const { contract, seed } = settings
  const chosen = chosenFrom(
    contract.cases.map((one): Selected => ({ case: one, skip: skipOf(one, settings) })),
    settings,
  )
  const ofOutcome = (outcome: string) => chosen.filter((one) => one.case.expect.outcome === outcome)
  const shuffle = (some: Selected[]) => (seed === undefined ? some : shuffled(some, seededRandom(seed)))
  const acceptable = ofOutcome('accepted')
  const simplest = new Set([simplestOf(acceptable), ...simplestOfInferred(acceptable, contract)])
  const leading = [...simplest].filter((one) => one !== undefined)
  const isFree = (one: Selected) => costOf(one, contract) === 0
  const needsNoRoom = (one: Selected) => isReadOnly(contract, one.case)
  const refused = shuffle(ofOutcome('refused'))
  const free = refused.filter(isFree)
  const others = shuffle(acceptable.filter((one) => !leading.includes(one)))
  const rest = [...others, ...refused.filter((one) => !isFree(one))]
  const { early, late } = byRoom(leading, settings)
  const ordered = [
    ...early.map((one) => ({ ...one, isFirst: true })),
    ...free.filter((one) => !needsNoRoom(one)),
    ...late,
    ...free.filter(needsNoRoom),
    ...byCoverage(leading, rest, contract),
    ...shuffle(ofOutcome('either')),
  ]
  return limited(ordered, settings)
}

export function planOf(settings: Settings): Plan {
  const { contract, maxImports } = settings
  const selected = select(settings)
  const requests = selected.flatMap((one) => (one.skip === undefined ? chainOf(one.case, contract) : []))
  const reads = requests.filter((one) => isReadOnly(contract, one)).length
  return {
    cases: selected.map(({ case: { id, sentence, ids, changes, isDeletion }, skip }) => ({
      ...{ id, sentence, ids, changes, isDeletion },
      ...(skip !== undefined && { skip }),
    })),
    requests: requests.length,
    changes: requests.filter(({ changes }) => changes).length,
    maximumChanges: Math.min(maxImports, requests.length - reads),
  }
}

/** The case that is sent first, if it is one to compare later ones with. */
export function baselineOf(selected: readonly Selected[], { adapters }: Contract): Selected | undefined {
  const canCompare = ({ skip, case: { expect, operationId } }: Selected) =>
    skip === undefined && expect.outcome !== 'refused' && adapters[operationId]?.inference === undefined
  return selected.find(canCompare)
}

function skipOf(one: Case, settings: Settings): Reason | undefined {
  const { standIns, contract, allowDeletions, nameOption } = settings
  const { needs, isDeletion } = one
  const before = [...(one.after ?? []).map(({ caseId }) => caseId), ...(one.precededBy ?? [])]
  const [ofOperation] = [one, ...before.map((id) => caseOf(contract, id))].flatMap(
    (each) => contract.adapters[each.operationId]?.skip?.(each) ?? [],
  )
  if (ofOperation !== undefined) return ofOperation
  if (needs !== undefined && standIns[needs] === undefined) {
    const message = `It needs ${contract.needs[needs] ?? needs}: ${nameOption(needs)}.`
    return { code: 'option-needed', option: needs, message }
  }
  // Whoever gives a user without the permission wants to see the deletion refused.
  if (!isDeletion || needs === 'authorizationWithoutDelete' || allowDeletions) return undefined
  const message = `A server might take it for a deletion, and ${nameOption('allowDeletions')} is not set.`
  return { code: 'deletions-not-allowed', option: 'allowDeletions', message }
}

/** The first of the contract that is sent; if possible one that needs no other, and that a user without the permission to delete may send. */
function simplestOf(acceptable: Selected[]): Selected | undefined {
  const sent = acceptable.filter(({ skip }) => skip === undefined)
  const isAlone = ({ case: { isDeletion, after } }: Selected) => !isDeletion && after === undefined
  return sent.find(isAlone) ?? sent[0] ?? acceptable[0]
}

/** The first of each operation whose path is inferred, unless it is another's. */
function simplestOfInferred(acceptable: Selected[], { adapters }: Contract): Selected[] {
  const sent = acceptable.filter(({ skip }) => skip === undefined)
  return Object.keys(adapters).flatMap((id) => {
    const isInferred = adapters[id]?.inference !== undefined
    const simplest = sent.find(({ case: { operationId } }) => operationId === id)
    return isInferred && simplest !== undefined ? [simplest] : []
  })
}

/** Each next case shows as many ids as possible that neither those before all of them nor one before it shows. */
function byCoverage(leading: Selected[], rest: Selected[], contract: Contract): Selected[] {
  const ordered: Selected[] = []
  const shown = new Set(leading.flatMap((one) => idsOf(one.case, contract)))
  const open = new Map(rest.map((one) => [one, one.skip === undefined ? idsOf(one.case, contract) : []]))
  for (;;) {
    const freshOf = (ids: readonly string[]) => ids.filter((id) => !shown.has(id))
    const counts = [...open].map(([one, ids]) => ({ one, count: freshOf(ids).length }))
    const maximum = Math.max(0, ...counts.map(({ count }) => count))
    const best = counts.find(({ count }) => count === maximum)?.one
    if (best === undefined || maximum === 0) return [...ordered, ...open.keys()]
    ordered.push(best)
    for (const id of open.get(best) ?? []) shown.add(id)
    open.delete(best)
  }
}
