import type { Case } from '@bulk-import/contract/cases'
import type { Settings } from '../options.ts'
import { shuffled } from '../random.ts'
import type { Reason } from '../report.ts'
import { subjectOf } from '../subjects.ts'
import { UsageError } from '../usage-error.ts'

/** A case and, when it is not to be sent, why. */
export interface Selected {
  case: Case
  skip?: Reason
}

const needs: Record<string, string> = {
  unknownClientId: 'a client id that the server does not know',
  authorizationWithoutDelete: 'a user who may not delete',
  wrongAuthorization: 'credentials that are wrong',
}

/**
 * The cases in the order in which they are sent, with those that are not. First the simplest accepted request, which shows that
 * credentials and address are right; then what must be refused; then what must be accepted, where each next case shows as many
 * statements as possible that none before it shows, so that a small `maxImports` is well spent.
 */
export function select(cases: readonly Case[], settings: Settings): Selected[] {
  const chosen = cases.filter((one) => isWanted(one, settings.only))
  if (chosen.length === 0) throw new UsageError('only', `no case matches ${settings.nameOption('only')}.`)
  const selected = chosen.map((one) => ({ case: one, ...skipOf(one, settings) }))
  const ofOutcome = (outcome: string) => selected.filter((one) => one.case.expect.outcome === outcome)
  const shuffle = (some: Selected[]) => (settings.seed === undefined ? some : shuffled(some, settings.seed))
  const refused = shuffle(ofOutcome('refused'))
  const acceptable = ofOutcome('accepted')
  const simplest = simplestOf(acceptable)
  const telling = mostTelling(simplest, shuffle(acceptable.filter((one) => one !== simplest)))
  const accepted = limited([...telling, ...shuffle(ofOutcome('either'))], settings)
  const [first, ...others] = accepted
  // With one import alone, it would leave no room for what must be refused: the server might accept it all the same.
  return first !== undefined && settings.maxImports > 1 ? [first, ...refused, ...others] : [...refused, ...accepted]
}

/** Every id that an answer to the case can show or break. */
export function idsOf(one: Case): readonly string[] {
  if (!one.changes) return [...one.ids, ...one.expect.statusIds]
  const { acceptedIds, echoes } = subjectOf(one)
  const sent = echoes.filter(({ property }) => one.request.body?.includes(`"${property}":`))
  return [...one.ids, ...acceptedIds, ...sent.flatMap(({ ids }) => ids)]
}

function isWanted(one: Case, only: readonly string[]): boolean {
  if (only.length === 0) return true
  return only.some((text) => (/^[SC]\d\d$/.test(text) ? idsOf(one).includes(text) : one.id.includes(text)))
}

function skipOf({ needs: need, isDeletion }: Case, settings: Settings): { skip?: Reason } {
  const skip = (code: Reason['code'], option: string, message: string) => ({ skip: { code, option, message } })
  if (need !== undefined && settings[need as 'unknownClientId'] === undefined) {
    return skip('option-needed', need, `It needs ${needs[need]}: ${settings.nameOption(need)}.`)
  }
  // Whoever gives a user without the permission wants to see the deletion refused.
  if (isDeletion && need === undefined && !settings.allowDeletions) {
    const flag = settings.nameOption('allowDeletions')
    return skip(
      'deletions-not-allowed',
      'allowDeletions',
      `A server might take it for a deletion, and ${flag} is not set.`,
    )
  }
  return {}
}

/** The first of the contract that is sent, if possible one that a user without the permission to delete may send. */
function simplestOf(acceptable: Selected[]): Selected | undefined {
  const sent = acceptable.filter(({ skip }) => skip === undefined)
  return sent.find((one) => !one.case.isDeletion) ?? sent[0] ?? acceptable[0]
}

/** The simplest stays first. */
function mostTelling(first: Selected | undefined, rest: Selected[]): Selected[] {
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

function limited(selected: Selected[], { maxImports, nameOption }: Settings): Selected[] {
  const message = `It would open more than ${maxImports} imports (${nameOption('maxImports')}).`
  let left = maxImports
  return selected.map((one) => {
    if (one.skip !== undefined || left-- > 0) return one
    return { ...one, skip: { code: 'max-imports', option: 'maxImports', message } }
  })
}
