import { Worker } from 'node:worker_threads'

interface Reply<Result> {
  index: number
  outcome?: Result
  failure?: string
}

/** Runs `count` jobs of a worker module, each told by its index, on as many threads; the results in their order. */
export async function runJobs<Result>(module: URL, count: number, threads = 2): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(module)
      const end = (error?: Error) => worker.terminate().then(() => (error === undefined ? resolve() : reject(error)))
      const go = () => (next < count ? worker.postMessage(next++) : end())
      worker.on('error', reject)
      worker.on('message', ({ index, outcome, failure }: Reply<Result>) => {
        if (outcome === undefined) return void end(new Error(`Job ${index} failed: ${failure}`))
        results[index] = outcome
        go()
      })
      go()
    })
  await Promise.all(Array.from({ length: Math.min(threads, count) }, work))
  return results
}
