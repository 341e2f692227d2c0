import fc from 'fast-check'

const record = fc.dictionary(fc.string({ unit: 'binary', maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 6 }), {
  maxKeys: 3,
})
const lineEnd = fc.constantFrom('\n', '\r\n', '\n', '\n\n', '\r\n \t\r\n', '\n\r\n')

/** Newline-delimited JSON in every form that is allowed, and the records that it has. */
export const ndjson = fc
  .record({
    lines: fc.array(fc.tuple(record, lineEnd), { minLength: 1, maxLength: 12 }),
    hasMark: fc.boolean(),
    hasLastEnd: fc.boolean(),
    before: fc.constantFrom('', '\n', ' \r\n'),
  })
  .map(({ lines, hasMark, hasLastEnd, before }) => {
    const records = lines.map(([one]) => JSON.stringify(one))
    const ends = lines.map(([, end], index) => (hasLastEnd || index < lines.length - 1 ? end : ''))
    const text = `${hasMark ? '\ufeff' : ''}${before}${records.map((one, index) => one + ends[index]).join('')}`
    return { text: Buffer.from(text), records }
  })

/** The bytes in blocks, cut at the places that are given, whatever they are. */
export function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = places.map((place) => place % (bytes.length + 1)).sort((one, other) => one - other)
  const from = [0, ...sorted]
  return from.map((start, index) => Uint8Array.from(bytes.subarray(start, from[index + 1])))
}
