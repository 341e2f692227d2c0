import { describe, expect, it } from 'vitest'
import { outcomeOf } from './response.ts'

const outcome = (status: number, text = '') => outcomeOf({ status, headers: new Headers(), text })

describe('what an answer says of the request [S64]', () => {
  it('is known by a status that only who has not taken it answers, and by no other', () => {
    const every = Array.from({ length: 1000 }, (_, status) => status)
    expect(every.filter((status) => outcome(status) === 'refused')).toEqual([
      300, 301, 307, 308, 400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 429, 431,
    ])
  })

  it('is known of 503 and any 4xx by an object as body, and of no other status', () => {
    const every = Array.from({ length: 1000 }, (_, status) => status)
    const known = every.filter((status) => outcome(status, '{}') === 'refused' && outcome(status) === 'unknown')
    expect(known.filter((status) => status < 400 || status > 499)).toEqual([503])
    expect(known).toContain(408)
    expect(every.slice(400, 500).every((status) => outcome(status, '{}') === 'refused')).toBe(true)
  })
})
