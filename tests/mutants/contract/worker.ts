import { workerData } from 'node:worker_threads'
import { serveJobs } from '../../support/serve-jobs.ts'
import { document } from './document.ts'
import { mutationsOf } from './mutations.ts'
import { quickStage, verifyStage } from './stages.ts'

const mutations = mutationsOf(document)
const stage = workerData === 'quick' ? quickStage() : verifyStage()

serveJobs(async (job) => {
  const mutation = mutations[job]
  if (mutation === undefined) throw new Error(`There is no mutation ${job}.`)
  return (await stage)(mutation.document)
})
