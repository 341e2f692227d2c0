import { serveJobs } from '../../support/serve-jobs.ts'
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

serveJobs(async (job) => jobs[job]?.())
