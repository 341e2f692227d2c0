import type { Case, CaseNeed } from '@bulk-import/contract/cases'
import type { Settings } from './options.ts'
import { shuffled } from './random.ts'
import { subjectOf } from './subjects.ts'
import { UsageError } from './usage-error.ts'

/** A case and, when it is not to be sent, why. */
export interface Selected {
  case: Case
  skip?: string
}

const needs: Record<CaseNeed, string> = {
  unknownClientId: 'It needs a client id that the server does not know: unknownClientId.',
  authorizationWithoutDelete: 'It needs a user who may not delete: authorizationWithoutDelete.',
  wrongAuthorization: 'It needs credentials that are wrong: wrongAuthorization.',
}

/**
 * The cases in the order in which they are sent, with those that are not. First the simplest accepted request, which shows that
 * credentials and address are right; then what must be refused; then what must be accepted, where each next case shows as many
 * statements as possible that none before it shows, so that a small `maxImports` is well spent.
 */
export function select(cases: readonly Case[], settings: Settings): Selected[] {
  const chosen = cases.filter((one) => isWanted(one, settings.only))
  if (chosen.length === 0) throw new UsageError(`no case matches only: ${settings.only.join(', ')}.`)
  const selected = chosen.map((one) => ({ case: one, ...skipOf(one, settings) }))
  const ofOutcome = (...outcomes: string[]) =>
    order(
      selected.filter((one) => outcomes.includes(one.case.expect.outcome)),
      settings.seed,
    )
  const refused = ofOutcome('refused')
  const accepted = limited([...mostTelling(ofOutcome('accepted')), ...ofOutcome('either')], settings.maxImports)
  const [first, ...others] = accepted
  // With one import alone, it would leave no room for what must be refused: the server might accept it all the same.
  return first !== undefined && settings.maxImports > 1 ? [first, ...refused, ...others] : [...refused, ...accepted]
}

/** Every id that an answer to the case can show or break. */
export function idsOf(one: Case): readonly string[] {
  if (!one.opensImport) return [...one.ids, ...one.expect.statusIds]
  const { acceptedIds, echoes } = subjectOf(one)
  const sent = echoes.filter(({ property }) => one.request.body?.includes(`"${property}":`))
  return [...one.ids, ...acceptedIds, ...sent.flatMap(({ ids }) => ids)]
}

function isWanted(one: Case, only: readonly string[]): boolean {
  if (only.length === 0) return true
  return only.some((text) => (/^[SC]\d\d$/.test(text) ? idsOf(one).includes(text) : one.id.includes(text)))
}

function skipOf(one: Case, settings: Settings): { skip?: string } {
  if (one.needs !== undefined && settings[one.needs] === undefined) return { skip: needs[one.needs] }
  // Whoever gives a user without the permission wants to see the deletion refused.
  if (one.isDeletion && one.needs === undefined && !settings.allowDeletions) {
    return { skip: 'A server might take it for a deletion, and allowDeletions is not set.' }
  }
  return {}
}

function order(selected: Selected[], seed: number | undefined): Selected[] {
  return seed === undefined ? selected : shuffled(selected, seed)
}

/** The first stays first: it is the simplest. */
function mostTelling([first, ...rest]: Selected[]): Selected[] {
  if (first === undefined) return []
  const ordered = [first]
  const shown = new Set(idsOf(first.case))
  let open = rest.map((one) => ({ one, ids: idsOf(one.case) }))
  for (;;) {
    const fresh = ({ one, ids }: (typeof open)[number]) =>
      one.skip === undefined ? ids.filter((id) => !shown.has(id)).length : 0
    const best = open.reduce(
      (most, other) => (fresh(other) > fresh(most) ? other : most),
      open[0] ?? { one: first, ids: [] },
    )
    if (fresh(best) === 0) return [...ordered, ...open.map(({ one }) => one)]
    ordered.push(best.one)
    for (const id of best.ids) shown.add(id)
    open = open.filter((other) => other !== best)
  }
}

function limited(selected: Selected[], maxImports: number): Selected[] {
  let left = maxImports
  return selected.map((one) => {
    if (one.skip !== undefined || left-- > 0) return one
    return { ...one, skip: `It would open more than ${maxImports} imports (maxImports).` }
  })
}
