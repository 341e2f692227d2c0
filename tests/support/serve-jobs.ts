import { parentPort } from 'node:worker_threads'

/** The worker's side of `runJobs`. */
export function serveJobs(run: (job: number) => Promise<unknown>): void {
  parentPort?.on('message', async (job: number) => {
    try {
      parentPort?.postMessage({ job, result: await run(job) })
    } catch (error) {
      parentPort?.postMessage({ job, failure: String((error as Error).stack ?? error) })
    }
  })
}
