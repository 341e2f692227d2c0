import { workerData } from 'node:worker_threads'
import { serveJobs } from '../../support/serve-jobs.ts'
import { laterServers } from '../later-servers.ts'
import { servers } from '../servers.ts'
import { jobsOf } from './matrix.ts'
import type { ServerSet } from './outcomes.ts'
import { verifyInitiate, verifyLater } from './run.ts'

const jobs = {
  initiate: jobsOf(servers, verifyInitiate),
  later: jobsOf(laterServers, verifyLater),
}[workerData as ServerSet]

serveJobs(async (job) => jobs[job]?.())
