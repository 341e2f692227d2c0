import { parentPort } from 'node:worker_threads'
import { allowed, decisions, wrong } from '../servers.ts'
import { type Outcome, outcomeOf } from './matrix.ts'

const jobs: (() => Promise<Outcome>)[] = [
  ...wrong.map(
    ([what, breaks, operation]) =>
      () =>
        outcomeOf('wrong', what, breaks, operation),
  ),
  ...decisions.map(
    ([what, breaks, operation]) =>
      () =>
        outcomeOf('decision', what, breaks, operation),
  ),
  ...allowed.map(
    ([what, operation]) =>
      () =>
        outcomeOf('allowed', what, '', operation),
  ),
]

parentPort?.on('message', async (index: number) => {
  try {
    parentPort?.postMessage({ index, outcome: await jobs[index]?.() })
  } catch (error) {
    parentPort?.postMessage({ index, failure: String(error) })
  }
})
