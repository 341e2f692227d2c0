import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, ndjson } from '../testing/ndjson.ts'
import { recordsIn } from '../testing/records-in.ts'
import { type Input, InputError } from './input.ts'
import { iterableInput, streamInput } from './iterable-input.ts'

async function read(
  input: Input,
  { maximumBytes = 1000, signal }: { maximumBytes?: number; signal?: AbortSignal } = {},
) {
  const records: string[] = []
  const options = { from: 0, isFirstAlone: true, maximumBytes, wrapperBytes: 20, signal }
  for await (const chunk of input.chunks(options)) {
    records.push(...recordsIn(chunk))
  }
  return { records, facts: input.facts() }
}

async function* each<Item>(items: Iterable<Item>) {
  yield* items
}

describe('records one by one', () => {
  const given = [{ Id: 'é' }, '{ "Id" : 1.0 }', Buffer.from('{"Id":9007199254740993}\r')]
  const records = ['{"Id":"é"}', '{ "Id" : 1.0 }', '{"Id":9007199254740993}\r']

  it.each([
    ['an array', () => given],
    ['an async iterable', () => each(given)],
  ])('of %s pass as they are, objects as JSON writes them', async (_, make) => {
    const text = `${records.join('\n')}\n`
    expect(await read(iterableInput(make()))).toEqual({
      records,
      facts: { records: 3, bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') },
    })
  })

  it('are not read further than they are sent', async () => {
    let made = 0
    const endless = {
      *[Symbol.iterator]() {
        for (;;) yield { made: ++made }
      },
    }
    const chunks = iterableInput(endless).chunks({
      from: 0,
      isFirstAlone: true,
      maximumBytes: 100,
      wrapperBytes: 20,
      signal: undefined,
    })
    for await (const _ of chunks) if (made > 10) break
    expect(made).toBeLessThan(20)
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'must be an object, or the text or the bytes of its JSON.'],
    ['an array', ['hunter2'], 'must be an object, or the text or the bytes of its JSON.'],
    [
      'what writes itself as another thing',
      { toJSON: () => 'hunter2' },
      'must be an object, or the text or the bytes of its JSON.',
    ],
    [
      'what writes itself as nothing',
      { toJSON: () => undefined },
      'cannot be written as JSON: it holds undefined. Pass it as the text of its JSON.',
    ],
    [
      'a rounded number',
      { a: 2 ** 53 },
      'cannot be written as JSON: it holds a number beyond 2^53, which may have been rounded. Pass it as the text of its JSON.',
    ],
    ['no number', { a: Number.NaN }, 'cannot be written as JSON: it holds NaN. Pass it as the text of its JSON.'],
    ['a bigint', { a: [{ b: 1n }] }, 'cannot be written as JSON: it holds a bigint. Pass it as the text of its JSON.'],
    [
      'a Map',
      { a: new Map() },
      'cannot be written as JSON: it holds an object without properties, such as a Map. Pass it as the text of its JSON.',
    ],
    [
      'a throwing getter',
      {
        get a() {
          throw new Error('hunter2')
        },
      },
      'cannot be written as JSON.',
    ],
    ['text of none', 'hunter2', 'is not JSON: a value is expected at column 1.'],
    ['text of an array', '[]', 'must be a JSON object, but has an array at column 1.'],
    ['half a pair', '{"a":"\ud800"}', 'has half of a surrogate pair, which UTF-8 cannot carry.'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'is not UTF-8 at column 2.'],
    [
      'no UTF-8 after U+FFFD',
      Buffer.concat([Buffer.from('{é\ufffd'), Buffer.from([0xef, 0xbf, 0x7d])]),
      'is not UTF-8 at column 4.',
    ],
    ['too much', { a: 'x'.repeat(1000) }, 'has more than 980 bytes, which is all that a request can hold.'],
  ])('are refused without a word of them: %s', async (_, record, message) => {
    const error = await read(iterableInput([{}, record])).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ line: 2, message: `Record 2 ${message}` })
  })

  it('are missed when there is none', async () => {
    await expect(read(iterableInput([]))).rejects.toThrow('The input has no record.')
  })
})

/** In two parts, as tools write it that compress block by block. */
function compressed(text: Buffer): Buffer {
  const middle = text.length >> 1
  return Buffer.concat([gzipSync(text.subarray(0, middle)), gzipSync(text.subarray(middle))])
}

describe('a stream', () => {
  it.each([
    ['plain', false],
    ['compressed', true],
  ])('that is %s is read as a file is, wherever it is cut', async (_, isGzip) => {
    await fc.assert(
      fc.asyncProperty(ndjson, fc.array(fc.nat()), async ({ text, records }, cuts) => {
        const blocks = cut(isGzip ? compressed(text) : text, cuts)
        const { facts, ...rest } = await read(streamInput(each(blocks), { isGzip }))
        expect(rest).toEqual({ records })
        expect(facts).toEqual({
          records: records.length,
          bytes: text.length,
          sha256: createHash('sha256').update(text).digest('hex'),
        })
      }),
      { numRuns: 30 },
    )
  })

  it('that is compressed is refused when it ends within a later part, wherever it is cut', async () => {
    const [whole, part] = [gzipSync('{"a":1}\n'), gzipSync('{"b":2}\n')]
    for (let length = 1; length < part.length; length++) {
      const blocks = [whole, part.subarray(0, length)]
      for (const cuts of [blocks, [Buffer.concat(blocks)]]) {
        await expect(read(streamInput(each(cuts), { isGzip: true })), `${length} bytes`).rejects.toThrow(
          /^The gzip data/,
        )
      }
    }
  })

  it('cannot be checked before, so each line is checked as it comes', async () => {
    const input = streamInput(each([Buffer.from('{"a":1}\n[]\n')]))
    expect(input.check).toBeUndefined()
    await expect(read(input)).rejects.toThrow('Line 2 must be a JSON object, but has an array at column 1.')
  })

  it('that ends with an error ends the chunks with it', async () => {
    async function* failing() {
      yield gzipSync('{"a":1}\n').subarray(0, 12)
      throw new Error('no more')
    }
    await expect(read(streamInput(failing()))).rejects.toThrow('no more')
    await expect(read(streamInput(failing(), { isGzip: true }))).rejects.toThrow('no more')
  })

  it('that says nothing more is left as soon as the signal is aborted', async () => {
    const controller = new AbortController()
    async function* silent() {
      yield Buffer.from('{"a":1}\n{"b":2}\n')
      queueMicrotask(() => controller.abort(new Error('enough')))
      await new Promise(() => {})
    }
    await expect(read(streamInput(silent()), { signal: controller.signal })).rejects.toThrow('enough')
  })
})
