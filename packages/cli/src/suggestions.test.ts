import { expect, it } from 'vitest'
import { nearest } from './suggestions.ts'

const names = ['--name', '--refresh', '--stage-days', '--base-url', '--json', '--yes']

it.each([
  ['--nam', '--name'],
  ['--nmae', '--name'],
  ['--Name', '--name'],
  ['--refresh-tags', '--refresh'],
  ['--stage', '--stage-days'],
  ['--stage_days', '--stage-days'],
  ['--staeg-dasy', '--stage-days'],
  ['--baseurl', '--base-url'],
  ['--jsno', '--json'],
  ['--y', undefined],
  ['--verbose', undefined],
  ['', undefined],
])('the name nearest to %j is %j', (given, expected) => {
  expect(nearest(given, names)).toBe(expected)
})

it('nothing is near where there is nothing', () => {
  expect(nearest('--name', [])).toBeUndefined()
})
