import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

function responseOf(chunks: (Uint8Array | string)[]): {
  response: Response
  state: { cancelled: boolean; pulled: number }
} {
  const state = { cancelled: false, pulled: 0 }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const chunk = chunks[state.pulled++]
        if (chunk === undefined) controller.close()
        else controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk)
      },
      cancel: () => {
        state.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { response: new Response(stream), state }
}

describe('readText', () => {
  it('reads a body whole when it is as long as the bound, and no further when it is longer by a byte', async () => {
    expect(await readText(responseOf(['abc', 'de']).response, 5)).toEqual({ text: 'abcde' })
    const { response, state } = responseOf(['abc', 'def', 'ghi'])
    expect(await readText(response, 5)).toEqual({ text: 'abc', bodyProblem: 'is larger than the client reads' })
    expect(state).toEqual({ cancelled: true, pulled: 2 })
  })

  it('counts a body in bytes, not in characters', async () => {
    expect(await readText(responseOf(['éé']).response, 3)).toHaveProperty('bodyProblem')
    expect(await readText(responseOf(['éé']).response, 4)).toEqual({ text: 'éé' })
  })

  it('reads a character that is split between two chunks', async () => {
    const [first = 0, second = 0] = new TextEncoder().encode('é')
    const { response } = responseOf([Uint8Array.of(first), Uint8Array.of(second)])
    expect(await readText(response, 10)).toEqual({ text: 'é' })
  })

  it.each([
    ['in the middle', ['"', Uint8Array.of(0xff), '1"'], '"\ufffd1"'],
    ['at the end', ['a', Uint8Array.of(0xc3)], 'a\ufffd'],
  ])('reads a body that is not UTF-8 %s as far as it can be, and says so', async (_, chunks, text) => {
    expect(await readText(responseOf(chunks).response, 10)).toEqual({ text, bodyProblem: 'is not UTF-8 text' })
  })

  it('leaves out a byte order mark', async () => {
    expect(await readText(responseOf(['\ufeff{}']).response, 10)).toEqual({ text: '{}' })
  })

  it('reads a missing body as an empty one', async () => {
    expect(await readText(new Response(null), 10)).toEqual({ text: '' })
  })

  it('throws what broke a body off', async () => {
    const stream = new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) })
    await expect(readText(new Response(stream), 10)).rejects.toThrow('terminated')
  })
})
