import { type RunningMock, startMock } from '@bulk-import/mock'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { firstMinuteRules } from '../../scripts/lib/first-minute.ts'
import { codeBlocks, compilePrograms } from '../support/documents.ts'

let mock: RunningMock
let programs: ReturnType<typeof compilePrograms>

/** What each TypeScript example of a document prints when it is run against the mock. */
const examples: [document: string, index: number, output: RegExp][] = [
  [
    'README.md',
    0,
    /^InitiateRequest\.DataStageDuration must be at most 10, but is 11\nInitiated until \d{4}-[\d-]+T[\d:.]+Z\n$/,
  ],
  ['generated/README.md', 0, /^InitiateRequest\.DataStageDuration must be at most 10, but is 11 \[ 'S33' \]\n$/],
  [
    'generated/README.md',
    1,
    /DataStageDuration: 5,\n.*'AlternateIdType',\n.*'CrmId',\n.*RefreshTags: true\n\} \[\]\n$/,
  ],
  [
    'generated/README.md',
    2,
    /^\[\n? *'RefreshTag: InitiateRequest\.RefreshTag must be one of the declared properties, but is unknown'\n?/,
  ],
  [
    'generated/README.md',
    3,
    /^\[\]\n.*is missing \[ 'P10', 'I05' \]\n.*is unknown \[ 'C25' \]\n\/\{clientId\}\/Import\/\{accessToken\} 25000000 The path/,
  ],
  ['packages/client/README.md', 0, /^Initiated \d+ \d{4}-/],
  ['packages/client/README.md', 1, /^Delete\n$/],
  ['packages/client/README.md', 2, /^$/],
  ['packages/client/README.md', 3, /^200 Initiated\n$/],
  ['packages/client/README.md', 4, /^2\n$/],
]

beforeAll(async () => {
  mock = await startMock({ recordRules: firstMinuteRules })
  const codes = examples.map(([document, index]) => codeBlocks(document, 'ts')[index] ?? '')
  programs = compilePrograms(codes.map((code) => code.replaceAll('http://127.0.0.1:4010', mock.url)))
})
afterAll(async () => {
  programs?.remove()
  await mock?.close()
})

it.each(examples)('the example of %s (block %i) compiles and does what it says', async (document, block, output) => {
  const index = examples.findIndex(([name, other]) => name === document && other === block)
  expect(await programs.run(index)).toMatch(output)
})

it.each([...new Set(examples.map(([document]) => document))])('no TypeScript example of %s is left out', (document) => {
  expect(codeBlocks(document, 'ts')).toHaveLength(examples.filter(([name]) => name === document).length)
})
