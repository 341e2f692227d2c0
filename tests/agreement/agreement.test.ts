import { expect, it } from 'vitest'
import { runJobs } from '../support/pool.ts'
import { seed, size, initiateTotal as total } from './shares.ts'

it(`client, validators, Prism and the mock over HTTP agree on ${total} requests`, { timeout: total * 10 }, async () => {
  const worker = new URL('./worker.ts', import.meta.url)
  const statuses = await runJobs<number[]>(worker, [...Array(total / size).keys()], { seed, size })
  const counts = new Map<number, number>()
  for (const status of statuses.flat()) counts.set(status, (counts.get(status) ?? 0) + 1)
  // Agreement means something only with requests on both sides of each border.
  for (const status of [200, 400]) expect(counts.get(status)).toBeGreaterThan(total / 5)
  for (const status of [401, 404, 405, 406]) expect(counts.get(status)).toBeGreaterThan(total / 2000)
  expect([...counts.keys()].sort()).toEqual([200, 400, 401, 404, 405, 406])
  process.stdout.write(`${total} requests (${counts.get(200)} accepted), 6 enforcers, 0 disagreements\n`)
})
