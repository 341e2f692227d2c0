import { describe, expect, it } from 'vitest'
import { outcomeOf } from './response.ts'

const outcome = (status: number, text = '') =>
  outcomeOf({ status, headers: new Headers(), text }, { statuses: [], isIdempotent: false })

describe('outcomeOf [S64]', () => {
  it('gives refused for a status that only a server which has not taken the request sends, and for no other', () => {
    const every = Array.from({ length: 1000 }, (_, status) => status)
    expect(every.filter((status) => outcome(status) === 'refused')).toEqual([
      300, 301, 307, 308, 400, 401, 403, 404, 405, 411, 413, 414, 415, 421, 429, 431,
    ])
  })

  it('gives refused for a 503 or any 4xx with an object as body, and for no other status', () => {
    const every = Array.from({ length: 1000 }, (_, status) => status)
    const known = every.filter((status) => outcome(status, '{}') === 'refused' && outcome(status) === 'unknown')
    expect(known.filter((status) => status < 400 || status > 499)).toEqual([503])
    expect(known).toContain(408)
    expect(every.slice(400, 500).every((status) => outcome(status, '{}') === 'refused')).toBe(true)
  })
})
