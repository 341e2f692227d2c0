import { runJobs } from '../../support/pool.ts'
import type { DocumentName } from './document.ts'
import { lint } from './lint.ts'
import type { Mutation } from './mutations.ts'

const worker = new URL('./worker.ts', import.meta.url)

type Killer = string | undefined
type Guard = (mutations: readonly Mutation[], jobs: readonly number[], name: DocumentName) => Promise<Killer[]>

/** To start a thread takes as long as to try a hundred mutants. */
const threadsFor = (jobs: readonly number[]) => (jobs.length > 1000 ? 2 : 1)

/** The guards, the cheapest first. */
const guards: Record<string, Guard> = {
  test: (_, jobs, name) => runJobs(worker, jobs, { stage: 'quick', name }, threadsFor(jobs)),
  lint: (mutations, jobs) => lint(jobs.flatMap((job) => mutations[job]?.document ?? [])),
  case: (_, jobs, name) => runJobs(worker, jobs, { stage: 'verify', name }, threadsFor(jobs)),
}

/**
 * By what each of the chosen mutations is noticed: an empty list, by nothing. When every guard shall tell, none is passed over; otherwise
 * what one has noticed is not shown to the next.
 */
export async function killersOf(
  mutations: readonly Mutation[],
  chosen: readonly number[],
  isExhaustive: boolean,
  document: DocumentName,
): Promise<Map<number, string[]>> {
  const killers = new Map<number, string[]>(chosen.map((job) => [job, []]))
  for (const [name, guard] of Object.entries(guards)) {
    const jobs = isExhaustive ? chosen : chosen.filter((job) => killers.get(job)?.length === 0)
    for (const [index, killer] of (await guard(mutations, jobs, document)).entries()) {
      if (killer !== undefined) killers.get(jobs[index] ?? -1)?.push(`${name}: ${killer}`)
    }
  }
  return killers
}
