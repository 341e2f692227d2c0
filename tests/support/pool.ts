import { Worker } from 'node:worker_threads'

interface Reply<Result> {
  job: number
  result?: Result
  failure?: string
}

/** Runs jobs of a worker module, each told by its number, on as many threads; the results in the order of the jobs. */
export async function runJobs<Result>(
  module: URL,
  jobs: readonly number[],
  workerData: unknown = undefined,
  threads = 2,
): Promise<Result[]> {
  const results = new Map<number, Result>()
  const queue = jobs.values()
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(module, { workerData })
      const go = () => {
        const { value: job } = queue.next()
        if (job === undefined) worker.terminate().then(() => resolve(), reject)
        else worker.postMessage(job)
      }
      worker.on('error', reject)
      worker.on('message', ({ job, result, failure }: Reply<Result>) => {
        if (failure !== undefined) {
          worker.terminate()
          reject(new Error(`Job ${job} failed: ${failure}`))
          return
        }
        results.set(job, result as Result)
        go()
      })
      go()
    })
  await Promise.all(Array.from({ length: Math.min(threads, jobs.length) }, work))
  return jobs.map((job) => results.get(job) as Result)
}
