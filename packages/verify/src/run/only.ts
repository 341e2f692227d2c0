import { type Settings, UsageError } from '../options.ts'
import { whyNot } from '../results/statements.ts'
import type { Selected } from './chain.ts'
import { idsOf, mayShow } from './ids.ts'

const anId = /^[A-Z]\d{2,}$/

/** The cases that `only` chooses. @throws UsageError when there is none */
export function chosenFrom(all: readonly Selected[], settings: Settings): Selected[] {
  const { only, nameOption } = settings
  if (only.length === 0) return [...all]
  const chosen = new Set(only.flatMap((text) => (anId.test(text) ? withId(all, text, settings) : withText(all, text))))
  for (const one of simplestOfEach(chosen, all, settings)) chosen.add(one)
  if (chosen.size > 0) return all.filter((one) => chosen.has(one))
  throw new UsageError(
    'only',
    `No case matches ${nameOption('only')}.${only.map((id) => reasonOf(id, settings)).join('')}`,
  )
}

/** What has to be answered well before the chosen cases of an operation count, whose path is inferred: its simplest accepted request. */
function simplestOfEach(chosen: ReadonlySet<Selected>, all: readonly Selected[], { contract }: Settings): Selected[] {
  const isSent = ({ skip, case: { expect } }: Selected) => skip === undefined && expect.outcome === 'accepted'
  const operations = new Set([...chosen].map(({ case: { operationId } }) => operationId))
  return [...operations].flatMap((id) => {
    const isOf = ({ case: { operationId } }: Selected) => operationId === id
    const isAsked = contract.adapters[id]?.inference !== undefined && ![...chosen].filter(isOf).some(isSent)
    return (isAsked && all.filter(isOf).find(isSent)) || []
  })
}

const withText = (all: readonly Selected[], text: string) => all.filter((one) => one.case.id.includes(text))

/** The cases that are about an id, and where none of them is sent, those that may show it beside something else. */
function withId(all: readonly Selected[], id: string, { contract }: Settings): Selected[] {
  const about = all.filter((one) => idsOf(one.case, contract).includes(id))
  if (about.some(({ skip }) => skip === undefined)) return about
  return all.filter((one) => about.includes(one) || mayShow(one.case, id, contract))
}

/** Why no case shows an id of the contract. */
function reasonOf(id: string, { contract }: Settings): string {
  if (contract.statements[id] === undefined) return ''
  return ` ${id} is not shown: ${(contract.notShown?.[id] ?? whyNot(id, [], contract)).message}`
}
