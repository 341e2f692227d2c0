import { workerData } from 'node:worker_threads'
import { serveJobs } from '../../support/serve-jobs.ts'
import { type DocumentName, mutationsOfDocument } from './document.ts'
import { quickStage, verifyStage } from './stages.ts'

const { stage: wanted, name } = workerData as { stage: 'quick' | 'verify'; name: DocumentName }
const mutations = mutationsOfDocument(name)
const stage = wanted === 'quick' ? quickStage(name) : verifyStage(name)

serveJobs(async (job) => {
  const mutation = mutations[job]
  if (mutation === undefined) throw new Error(`There is no mutation ${job}.`)
  return (await stage)(mutation.document)
})
