import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, ndjson } from '../testing/ndjson.ts'
import { recordsIn } from '../testing/records-in.ts'
import { chunksOf } from './chunks-of.ts'
import type { Chunk, ChunkOptions } from './input.ts'
import { createReading } from './reading.ts'

const wrapper = 10
const options: ChunkOptions = {
  from: 0,
  isFirstAlone: false,
  maximumBytes: 100,
  wrapperBytes: wrapper,
  signal: undefined,
}

/** A way through a text that comes in these blocks, in the same memory again and again. */
function reading(text: Buffer, cuts: readonly number[] = []) {
  async function* blocks() {
    const memory = Buffer.alloc(text.length)
    for (const block of cut(text, cuts)) {
      memory.set(block)
      yield memory.subarray(0, block.length)
    }
  }
  return readingOf(blocks())
}

const readingOf = (blocks: AsyncIterable<Uint8Array>) =>
  createReading(blocks, { isGzip: false, maximumRecordBytes: 1000, signal: undefined })

const sha256 = (text: Uint8Array) => createHash('sha256').update(text).digest('hex')

/** What the chunks have, as long as they have it. */
async function textsOf(chunks: AsyncIterable<Chunk>) {
  const texts: (Omit<Chunk, 'records'> & { records: string[] })[] = []
  for await (const chunk of chunks) {
    texts.push({ ...chunk, records: recordsIn(chunk) })
  }
  return texts
}

const sizeOf = (records: readonly string[]) => wrapper + Buffer.byteLength(records.join(','))

describe('chunks', () => {
  it('have every record once and in order, fit, and are as full as they can be', async () => {
    await fc.assert(
      fc.asyncProperty(
        ndjson,
        fc.array(fc.nat()),
        fc.integer({ min: 70, max: 400 }),
        async ({ text, records }, cuts, maximumBytes) => {
          const longest = Math.max(...records.map((record) => sizeOf([record])))
          const maximum = Math.max(maximumBytes, longest)
          const chunks = await textsOf(chunksOf(reading(text, cuts), { ...options, maximumBytes: maximum }))
          expect(chunks.flatMap((chunk) => chunk.records)).toEqual(records)
          for (const [index, chunk] of chunks.entries()) {
            expect(sizeOf(chunk.records)).toBeLessThanOrEqual(maximum)
            const [next] = chunks[index + 1]?.records ?? []
            if (next !== undefined) expect(sizeOf([...chunk.records, next])).toBeGreaterThan(maximum)
            expect(chunk.sha256Before).toBe(sha256(text.subarray(0, chunk.from)))
            expect(chunk.sha256).toBe(sha256(text.subarray(0, chunk.to)))
          }
        },
      ),
    )
  })

  it('lie one behind the other in the text, and go on from the end of any of them', async () => {
    await fc.assert(
      fc.asyncProperty(ndjson, fc.array(fc.nat()), fc.boolean(), async ({ text, records }, cuts, isFirstAlone) => {
        const maximumBytes = Math.max(60, ...records.map((record) => sizeOf([record])))
        const read = (from: number, more = {}) =>
          textsOf(chunksOf(reading(text, cuts), { ...options, from, maximumBytes, ...more }))
        const chunks = await read(0, { isFirstAlone })
        for (const [index, { from, to }] of chunks.entries()) {
          expect(from).toBe(chunks[index - 1]?.to ?? 0)
          const rest = chunks.slice(index + 1)
          const none = { count: 0, records: [], from: to, to: text.length, sha256Before: sha256(text.subarray(0, to)) }
          expect(await read(to)).toMatchObject(rest.length > 0 ? rest : [none])
        }
      }),
    )
  })

  it('begin with one record alone where that is asked for', async () => {
    const text = Buffer.from('{"a":1}\n{"b":2}\n{"c":3}\n')
    const chunks = await textsOf(chunksOf(reading(text), { ...options, isFirstAlone: true }))
    expect(chunks.map(({ records }) => records)).toEqual([['{"a":1}'], ['{"b":2}', '{"c":3}']])
  })

  it('give a first record that is alone away before the next one is there', async () => {
    async function* endless() {
      yield Buffer.from('{"a":1}\n')
      await new Promise(() => {})
    }
    const first = await chunksOf(readingOf(endless()), { ...options, isFirstAlone: true }).next()
    expect(first.value?.count).toBe(1)
  })

  it('are refused from within a line: the text is another one', async () => {
    const chunks = chunksOf(reading(Buffer.from('{"a":1}\n{"b":2}\n')), { ...options, from: 9 })
    await expect(textsOf(chunks)).rejects.toThrow('Line 2 is not where it was: the input changed.')
  })

  it('give back the memory of one before the next is put together, and at the end', async () => {
    const lengths: number[] = []
    const given: Chunk[] = []
    for await (const chunk of chunksOf(reading(Buffer.from('{"a":1}\n{"b":2}\n')), {
      ...options,
      maximumBytes: 20,
    })) {
      given.push(chunk)
      lengths.push(...given.map(({ text }) => text.length))
    }
    expect(lengths).toEqual([7, 0, 7])
    expect(given.at(-1)?.text).toHaveLength(0)
  })
})
