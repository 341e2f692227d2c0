import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, ndjson } from '../testing/ndjson.ts'
import { createLineSplitter, type InputRecord } from './lines.ts'

function split(blocks: readonly Uint8Array[], maximumRecordBytes = 1000): InputRecord[] {
  const lines = createLineSplitter(maximumRecordBytes)
  return [...blocks.flatMap((block) => [...lines.push(block)]), ...lines.last()]
}

const textOf = ({ bytes }: InputRecord) => Buffer.from(bytes).toString()

describe('the records of lines', () => {
  it('are the same wherever the text is cut, with LF, CRLF, blank lines and a byte-order mark', () => {
    fc.assert(
      fc.property(ndjson, fc.array(fc.nat()), ({ text, records }, cuts) => {
        expect(split(cut(text, cuts)).map(textOf)).toEqual(records)
      }),
    )
  })

  it('know their line, and where it is in the text', () => {
    fc.assert(
      fc.property(ndjson, fc.array(fc.nat()), ({ text }, cuts) => {
        const lines = text.toString().split('\n')
        for (const record of split(cut(text, cuts))) {
          const whole = text.subarray(record.from, record.to).toString()
          expect(whole.replace(/\n$/, '')).toBe(lines[record.line - 1])
          expect(whole).toContain(textOf(record))
          expect(record.to).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  it('may be as long as a request can hold, besides a byte-order mark and a line end', () => {
    const text = Buffer.from(`\ufeff{"a":1}\r\n{"b":2}\r\n`)
    for (let at = 0; at < text.length; at++)
      expect(split(cut(text, [at]), 7).map(textOf)).toEqual(['{"a":1}', '{"b":2}'])
    expect(split(cut(text, [...text.keys()]), 7)).toHaveLength(2)
    expect(() => split([text], 6)).toThrow('Line 1 has more than 6 bytes, which is all that a request can hold.')
  })

  it('are refused as soon as one is too long, before its end is read', () => {
    const lines = createLineSplitter(100)
    expect([...lines.push(Buffer.from(`{}\n${'x'.repeat(60)}`))]).toHaveLength(1)
    expect(() => [...lines.push(Buffer.from('x'.repeat(60)))]).toThrow('Line 2 has more than 100 bytes')
  })

  it('do not change when the memory that they were cut from in the middle is read into again', () => {
    const lines = createLineSplitter(100)
    const memory = Buffer.from('{"a":')
    expect([...lines.push(memory)]).toEqual([])
    memory.fill('x')
    expect([...lines.push(Buffer.from('1}\n'))].map(textOf)).toEqual(['{"a":1}'])
  })
})
