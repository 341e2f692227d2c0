import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndjson } from '../testing/ndjson.ts'
import { recordsIn } from '../testing/records-in.ts'
import { fileInput } from './file-input.ts'
import { InputError } from './input.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulk-import-input-'))
})
afterAll(() => rm(folder, { recursive: true }))

let files = 0
async function fileOf(content: string | Uint8Array, end = '.ndjson'): Promise<string> {
  const path = join(folder, `${++files}${end}`)
  await writeFile(path, content)
  return path
}

const check = (path: string, maximumRecordBytes = 1000) =>
  fileInput(path).check(() => {}, maximumRecordBytes, undefined)

async function send(path: string, { from = 0, signal }: { from?: number; signal?: AbortSignal } = {}) {
  const input = fileInput(path)
  const records: string[] = []
  const options = { from, isFirstAlone: true, maximumBytes: 200, wrapperBytes: 20, signal }
  for await (const chunk of input.chunks(options)) {
    records.push(...recordsIn(chunk))
  }
  return { records, facts: input.facts() }
}

describe('a file', () => {
  it.each(['.ndjson', '.ndjson.gz', '.GZ'])('%s is sent as it was checked', async (end) => {
    await fc.assert(
      fc.asyncProperty(ndjson, async ({ text, records }) => {
        const path = await fileOf(end === '.ndjson' ? text : gzipSync(text), end)
        const facts = await check(path)
        expect(facts).toEqual({ path, records: records.length, bytes: text.length, sha256: sha256(text) })
        expect(await send(path)).toEqual({ records, facts })
      }),
      { numRuns: 30 },
    )
  })

  it('of several blocks is hashed and counted from its beginning, wherever sending begins', async () => {
    const lines = Array.from({ length: 9000 }, (_, index) => `{"Id":${index},"pad":"${'x'.repeat(index % 100)}"}\n`)
    const [path, from] = [await fileOf(lines.join('')), lines.slice(0, 8998).join('').length]
    const facts = await check(path)
    expect(facts.bytes).toBeGreaterThan(500_000)
    expect(await send(path, { from })).toEqual({ records: lines.slice(8998).map((line) => line.trim()), facts })
    expect(await send(path, { from: facts.bytes })).toEqual({ records: [], facts })
  })

  it('tells how much of it was read', async () => {
    const path = await fileOf('{"a":1}\n'.repeat(100_000))
    const read: number[] = []
    await fileInput(path).check((bytes) => read.push(bytes), 1000, undefined)
    expect(read.length).toBeGreaterThan(3)
    expect(read).toEqual([...read].sort((one, other) => one - other))
    expect(read.at(-1)).toBe(800_000)
  })

  it('whose records do not fit into a request is not sent', async () => {
    await expect(send(await fileOf(`{"a":"${'x'.repeat(172)}"}`))).resolves.toMatchObject({ facts: { records: 1 } })
    await expect(send(await fileOf(`{"a":"${'x'.repeat(173)}"}`))).rejects.toThrow('Line 1 has more than 180 bytes')
  })

  it('that is a folder, or can be read once only, is refused before', async () => {
    await expect(check(folder)).rejects.toThrow(`${folder} is a folder, and not a file of records.`)
    await expect(check('/dev/null')).rejects.toThrow(
      '/dev/null is not a regular file: it cannot be read twice, and has to be streamed.',
    )
  })

  it('that is not there is told by the error of the file system', async () => {
    await expect(check(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

const secret = 'hunter2'
const good = '{"a":1}\n'

describe('a file is refused, with its line and without a word of it,', () => {
  it.each<[string, string | Uint8Array, number, string]>([
    ['empty', '', 1, 'The input has no record.'],
    ['of blank lines', '\ufeff\r\n \n', 1, 'The input has no record.'],
    [
      'not JSON',
      `${good}\n{"a":"${secret}",}\n`,
      3,
      'Line 3 is not JSON: a property name in double quotes is expected at column 16.',
    ],
    ['cut off', `${good}{"a":"${secret}"`, 2, 'Line 2 is not JSON: a comma or "}" is missing at the end.'],
    ['with a bad escape', `{"a":"\\q${secret}"}`, 1, 'Line 1 is not JSON: the escape at column 7 is not valid.'],
    ['cut off in a string', `{"a":"${secret}`, 1, 'Line 1 is not JSON: the string at column 6 has no closing quote.'],
    ['with a tab', `{"a":"${secret}\t"}`, 1, 'Line 1 is not JSON: the control character at column 14 must be escaped.'],
    ['two on a line', `{"a":"${secret}"}{}`, 1, 'Line 1 is not JSON: the end of the text is expected at column 16.'],
    ['an array', `["${secret}"]`, 1, 'Line 1 must be a JSON object, but has an array at column 1.'],
    ['null', `${good}null`, 2, 'Line 2 must be a JSON object, but has null at column 1.'],
    ['a string', `"${secret}"`, 1, 'Line 1 must be a JSON object, but has a string at column 1.'],
    ['Latin-1', Buffer.from(`${good}{"a":"\xe9${secret}"}`, 'latin1'), 2, 'Line 2 is not UTF-8 at column 7.'],
    [
      'UTF-16',
      Buffer.from(good, 'utf16le'),
      1,
      'Line 1 is not JSON: a property name in double quotes or "}" is expected at column 2.',
    ],
    ['a second mark', `${good}\ufeff${good}`, 2, 'Line 2 is not JSON: a value is expected at column 1.'],
    ['lone CR', `${good.trim()}\r${good}`, 1, 'Line 1 is not JSON: the end of the text is expected at column 9.'],
    [
      'long',
      `${good}{"a":"${secret.repeat(200)}"}`,
      2,
      'Line 2 has more than 1000 bytes, which is all that a request can hold.',
    ],
  ])('%s', async (_, content, line, message) => {
    const error = await check(await fileOf(content)).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(InputError)
    expect(error).toMatchObject({ line, message })
  })
})

describe('a compressed file', () => {
  const text = Buffer.from(`${good.repeat(50)}{"b":"${Array.from({ length: 900 }, (_, index) => index).join()}"}\n`)
  const whole = gzipSync(text)
  const large = gzipSync(
    Array.from({ length: 10_000 }, (_, index) => `{"c":"${sha256(Buffer.from(`${index}`))}"}\n`).join(''),
  )

  it('that is cut off anywhere is refused', async () => {
    for (let length = 0; length < whole.length; length++) {
      const path = await fileOf(whole.subarray(0, length), '.gz')
      await expect(check(path, 10_000), `${length} bytes`).rejects.toThrow(
        /^The gzip data ends too early, in line \d+\.$/,
      )
    }
  })

  it('that lacks its end tells the line where it ends', async () => {
    await expect(check(await fileOf(whole.subarray(0, -1), '.gz'), 10_000)).rejects.toMatchObject({ line: 52 })
  })

  it('that is damaged, or none, or has something behind its end, is refused', async () => {
    const damaged = Uint8Array.from(whole).fill(0, 200, 300)
    for (const bytes of [damaged, text, Buffer.concat([whole, text])]) {
      await expect(check(await fileOf(bytes, '.gz'), 10_000)).rejects.toThrow(
        /^The gzip data is damaged, at or after line \d+\.$/,
      )
    }
  })

  const padding = Buffer.alloc(512)
  it.each([
    ['another part behind zeros', [whole, padding, gzipSync(good)], whole.length + 513],
    ['other data behind a zero', [whole, Buffer.from('\0planted')], whole.length + 2],
    [
      'another part behind more zeros than are read at once',
      [whole, Buffer.alloc(600_000), whole],
      whole.length + 600_001,
    ],
    ['another part that ends a large one', [large, padding, whole], large.length + 513],
  ])('that has %s is refused, since it would be left out', async (_, parts, at) => {
    const path = await fileOf(Buffer.concat(parts), '.gz')
    const message = `The input has data after the end of its gzip data, at byte ${at}, that would be lost.`
    await expect(check(path, 10_000)).rejects.toThrow(message)
  })

  it.each([1, 512, 600_000])('that is padded by %i zeros is read as it is without', async (zeros) => {
    const path = await fileOf(Buffer.concat([whole, Buffer.alloc(zeros)]), '.gz')
    expect(await check(path, 10_000)).toMatchObject({ records: 51, bytes: text.length })
  })

  it('of several parts is read to the end of the last', async () => {
    const facts = await check(await fileOf(Buffer.concat([whole, gzipSync(good), whole]), '.gz'), 10_000)
    expect(facts).toMatchObject({ records: 51 + 1 + 51, bytes: 2 * text.length + good.length })
  })
})

describe('an aborted signal', () => {
  it('ends check and chunks with its reason', async () => {
    const path = await fileOf(good)
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(fileInput(path).check(() => {}, 1000, signal)).rejects.toThrow('enough')
    await expect(send(path, { signal })).rejects.toThrow('enough')
  })
})

function sha256(text: Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}
