import { expect, it } from 'vitest'
import { replaceFigures } from './document.ts'

const text =
  '# Benchmark\n\nMachine: old.\n\n## Client\n\nHow.\nMeasured then: slow\n\n## Size\n\nMeasured then: large\n'

it('replaces the figures of that section alone, and the lines of the head', () => {
  expect(replaceFigures(text, 'Client', 'Measured now: fast\n', { Machine: 'cores 2' })).toBe(
    '# Benchmark\n\nMachine: cores 2.\n\n## Client\n\nHow.\nMeasured now: fast\n\n## Size\n\nMeasured then: large\n',
  )
})

it('adds a section that was not there behind all others', () => {
  expect(replaceFigures(text, 'Mock', 'Measured now: new', {})).toBe(`${text}\n## Mock\n\nMeasured now: new\n`)
})
