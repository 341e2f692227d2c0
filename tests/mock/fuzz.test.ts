import type { RunningMock } from '@bulk-import/mock'
import { describe, expect, it } from 'vitest'
import { framed, malformed, type Random, seeded } from './support/hostile.ts'
import { send, served } from './support/mock.ts'
import { sendRaw, wire } from './support/raw.ts'

// Set BULK_IMPORT_MOCK_SEED to try others, BULK_IMPORT_MOCK_FUZZ to try more.
const seed = Number(process.env.BULK_IMPORT_MOCK_SEED ?? 20261123)
const inputs = Number(process.env.BULK_IMPORT_MOCK_FUZZ ?? 24_000)
const connections = 32
const perConnection = 20

/** Runs jobs in parallel; each gets random numbers of its own, so that its number alone tells what it did. */
async function each(count: number, job: (random: Random, what: string) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let number = next++; number < count; number = next++) {
      await job(seeded(seed * 31 + number * 7919), `seed ${seed}, number ${number}`)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
}

async function stillServes(mock: RunningMock): Promise<void> {
  const { status, json } = await send(mock)
  expect([status, json.Status]).toEqual([200, 'Initiated'])
  expect(mock.imports().length).toBeLessThanOrEqual(10_000)
  expect(mock.requests().length).toBeLessThanOrEqual(10_000)
}

describe('under hostile bytes, the mock', () => {
  it('responds to every request whose framing is whole, in its place, and never with 5xx', async () => {
    const mock = await served()
    await each(inputs / 2 / perConnection, async (random, what) => {
      const requests = Array.from({ length: perConnection }, (_, index) => framed(random, index === perConnection - 1))
      const { statuses } = await sendRaw(mock.url, requests, { halfClose: false })
      const final = statuses.filter((status) => status !== 100)
      if (final.length !== perConnection || final.some((status) => status >= 500)) expect.fail(`${what}: ${statuses}`)
    })
    await stillServes(mock)
  })

  it('ends every connection whose bytes are broken, and never responds with 5xx', async () => {
    const mock = await served()
    const seen = new Set<number>()
    await each(inputs / 2, async (random, what) => {
      const { statuses } = await sendRaw(mock.url, [malformed(random)])
      if (statuses.some((status) => status >= 500)) expect.fail(`${what}: ${statuses}`)
      for (const status of statuses) seen.add(status)
    })
    for (const status of [200, 400, 404, 405]) expect(seen).toContain(status)
    await stillServes(mock)
  })

  it('ends every connection that falls silent in the middle of a request, by its own rule', async () => {
    const mock = await served({ requestTimeoutMs: 100 })
    // Longer than what any of the broken requests lacks: one that it completes would leave the connection idle, not silent.
    const silence = `POST /A/Import HTTP/1.1\r\nX: ${'x'.repeat(500)}`
    await each(256, async (random, what) => {
      const { statuses } = await sendRaw(mock.url, [malformed(random), silence], { halfClose: false })
      if (statuses.some((status) => status >= 500)) expect.fail(`${what}: ${statuses}`)
    })
    await stillServes(mock)
  })

  it('holds no more memory than its bounds allow, whatever is sent', async () => {
    const mock = await served({ remember: 1000 })
    const large = { Name: 'x', MatchCriteria: 'AlternateIdType', MatchValue: 'y'.repeat(200_000) }
    const before = process.memoryUsage().arrayBuffers
    for (let count = 0; count < 50; count++) await send(mock, { json: large })
    expect(mock.imports().length).toBeGreaterThan(0)
    expect(mock.imports().length).toBeLessThan(10)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 2 ** 20)
    await stillServes(mock)
  })
})

it('gives each of ten thousand clients at once a token of its own, and loses no import', async () => {
  const mock = await served()
  const tokens = new Set<string>()
  await each(10_000, async (_, what) => {
    const start = `POST /C${what.split(' ').at(-1)}/Import HTTP/1.1`
    const { text } = await sendRaw(mock.url, [wire('{"Name":"x"}', ['Connection: close'], start)], { halfClose: false })
    tokens.add(/"AccessToken":(\d+)/.exec(text)?.[1] ?? '')
  })
  expect(tokens.size).toBe(10_000)
  const imports = mock.imports()
  expect(new Set(imports.map(({ accessToken }) => accessToken))).toEqual(tokens)
  expect(new Set(imports.map(({ clientId }) => clientId)).size).toBe(10_000)
})
