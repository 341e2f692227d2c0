import { expect, it } from 'vitest'
import { replaceSection } from './document.ts'

const text = '# Benchmark\n\nMachine: old.\n\n## Client\n\nslow\n\n## Size\n\nlarge\n'

it('replaces the section of that title alone, and the lines of the head', () => {
  expect(replaceSection(text, 'Client', '## Client\n\nfast\n', { Machine: 'cores 2' })).toBe(
    '# Benchmark\n\nMachine: cores 2.\n\n## Client\n\nfast\n\n## Size\n\nlarge\n',
  )
})

it('adds a section that was not there behind all others', () => {
  expect(replaceSection(text, 'Mock', '## Mock\n\nnew\n', {})).toBe(`${text}\n## Mock\n\nnew\n`)
})
