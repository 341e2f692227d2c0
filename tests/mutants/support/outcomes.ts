import { runJobs } from '../../support/pool.ts'
import { keepMutants } from './figures.ts'
import { namesOf, type Outcome, type Servers } from './matrix.ts'

/** Which servers, and the cases that are run against them. */
export type ServerSet = 'initiate' | 'later'

/** What the cases made of each server of a set, by what it does. */
export async function outcomesOf(set: ServerSet, servers: Servers): Promise<Map<string, Outcome>> {
  const jobs = [...namesOf(servers).keys()]
  const results = await runJobs<Outcome>(new URL('./worker.ts', import.meta.url), jobs, set)
  return new Map(results.map((outcome) => [outcome.what, outcome]))
}

const isFound = ({ missed, strange, fails }: Outcome, mayFail: boolean) =>
  missed.length + strange.length === 0 && fails === mayFail

/** Prints how many wrong servers are found, and how many right ones accused, and keeps it for the page of proofs. */
export function printFigure(
  title: string,
  kind: Parameters<typeof keepMutants>[0],
  servers: Servers,
  outcomes: ReadonlyMap<string, Outcome>,
): { actual: string; expected: string } {
  const { wrong, decisions, inferences, allowed } = servers
  const ofGroup = (...groups: (readonly (readonly [string, ...unknown[]])[])[]) =>
    groups.flat().flatMap(([what]) => outcomes.get(what) ?? [])
  const mutants = ofGroup(wrong, decisions, inferences)
  const found = [
    ...ofGroup(wrong, decisions).filter((one) => isFound(one, true)),
    ...ofGroup(inferences).filter((one) => isFound(one, false)),
  ]
  const accused = ofGroup(allowed).filter((one) => !isFound(one, false))
  keepMutants(
    kind,
    mutants.map(({ what, ids, killedBy }) => ({ id: what, ids, killedBy })),
    namesOf(servers),
  )
  const count = wrong.length + decisions.length + inferences.length
  const figure = (killed: number, wrongly: number) => `${killed}/${count} killed, ${wrongly}/${allowed.length} false`
  const actual = figure(found.length, accused.length)
  process.stdout.write(`${title}: ${actual}\n`)
  return { actual, expected: figure(count, 0) }
}
