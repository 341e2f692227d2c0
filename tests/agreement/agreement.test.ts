import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createEnforcers } from './enforcers.ts'
import { requestBodies } from './requests.ts'

const runs = Number(process.env.BULK_IMPORT_RUNS ?? 100_000)
const seed = Number(process.env.BULK_IMPORT_SEED ?? 20_261_123)

it(`every enforcer gives the same verdict on ${runs} requests`, { timeout: runs * 10 }, async () => {
  const enforcers = Object.entries(await createEnforcers())
  const count = { legal: 0, illegal: 0 }
  const agree = async (body: unknown) => {
    const verdicts: [string, boolean][] = []
    for (const [name, allows] of enforcers) verdicts.push([name, await allows(body)])
    const isLegal = verdicts[0]?.[1] === true
    count[isLegal ? 'legal' : 'illegal']++
    const others = verdicts.filter(([, verdict]) => verdict !== isLegal).map(([name]) => name)
    if (others.length > 0)
      throw new Error(
        `${JSON.stringify(body)} is ${isLegal ? 'legal' : 'illegal'}, but not to ${others.join(' and ')}.`,
      )
  }
  // By the hundred, since a run of the property costs more than a request.
  const hundred = fc.array(requestBodies, { minLength: 100, maxLength: 100, size: 'max' })
  const property = fc.asyncProperty(hundred, async (bodies) => {
    for (const body of bodies) await agree(body)
  })
  await fc.assert(property, { numRuns: Math.ceil(runs / 100), seed })
  // Agreement on requests of one kind alone would prove little.
  expect(count.legal).toBeGreaterThan(runs / 20)
  expect(count.illegal).toBeGreaterThan(runs / 20)
  process.stdout.write(`${runs} requests (${count.legal} legal), ${enforcers.length} enforcers, 0 disagreements\n`)
})
