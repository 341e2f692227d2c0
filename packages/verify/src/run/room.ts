import { type Contract, isReadOnly } from '../contract.ts'
import type { Settings } from '../options.ts'
import { chainOf, type Selected } from './chain.ts'

/** How many changes a case makes that is sent, with what has to come before it. */
export function costOf({ case: one, skip }: Selected, contract: Contract): number {
  return skip === undefined ? chainOf(one, contract).filter(({ changes }) => changes).length : 0
}

/** Those that leave room for a request that should be refused and may be accepted; and those that have to wait until after these. */
export function byRoom(
  leading: Selected[],
  { maxImports, contract }: Settings,
): { early: Selected[]; late: Selected[] } {
  const early: Selected[] = []
  let room = maxImports
  for (const one of leading) {
    const cost = costOf(one, contract)
    if (room - cost < 1) continue
    room -= cost
    early.push(one)
  }
  return { early, late: leading.filter((one) => !early.includes(one)) }
}

/** Without what would change more than is allowed, or might, where it should be refused. */
export function limited(selected: Selected[], { maxImports, nameOption, contract }: Settings): Selected[] {
  let room = maxImports
  return selected.map((one) => {
    const cost = costOf(one, contract)
    const mayChange = !one.case.changes && !isReadOnly(contract, one.case)
    const isWithin = maxImports > 0 && cost + Number(mayChange) <= room
    if (one.skip !== undefined) return one
    if (isWithin) {
      room -= cost
      return one
    }
    const message = `It ${cost > room ? 'would' : 'might'} make more than ${maxImports} changes (${nameOption('maxImports')}).`
    return { ...one, skip: { code: 'max-imports', option: 'maxImports', message } }
  })
}
