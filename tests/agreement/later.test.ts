import { expect, it } from 'vitest'
import { runJobs } from '../support/pool.ts'
import { laterSteps } from './later-requests.ts'
import { seed, size, laterTotal as total } from './shares.ts'

it(`of the later steps validators, Prism and the mock agree on ${total} requests`, {
  timeout: total * 10,
}, async () => {
  const worker = new URL('./later-worker.ts', import.meta.url)
  const statuses = (await runJobs<string[]>(worker, [...Array(total / size).keys()], { seed, size }, 1)).flat()
  const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length
  const all = (status: number) => count(...laterSteps.map((id) => `${id} ${status}`))
  // Agreement means something only with requests on both sides of each border, for each operation.
  expect(statuses).toHaveLength(total)
  expect(Object.keys(Object.groupBy(statuses, (status) => status))).toHaveLength(laterSteps.length * 3)
  for (const id of ['stage', 'retrieveExceptions'])
    for (const status of [200, 400]) expect(count(`${id} ${status}`)).toBeGreaterThan(total / 15)
  expect(all(401)).toBeGreaterThan(total / 200)
  process.stdout.write(`${total} requests of the later steps (${all(200)} accepted), 5 enforcers, 0 disagreements\n`)
})
