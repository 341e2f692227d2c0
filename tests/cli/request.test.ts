import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract, initiate, property } from '../support/contract.ts'
import { requestExamples } from '../support/requests.ts'
import { temporaryFolder } from './support/folder.ts'
import { run } from './support/shell.ts'

const account = ['--client-id', 'ACME_CORP']

/** The body that would be sent. */
async function body(...options: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await run(['initiate', '--dry-run', '--json', ...account, ...options])
  expect([code, stderr]).toEqual([0, ''])
  return JSON.parse(stdout).request.body
}

describe('options of initiate', () => {
  it('sends Add explicitly without --delete, since the default is not stated [C10]', async () => {
    expect(await body('--name', 'CRM sync')).toEqual({ Name: 'CRM sync', ImportAction: 'Add' })
  })

  it.each([
    [['--stage-days', '0'], { DataStageDuration: 0 }],
    [['--stage-days=10'], { DataStageDuration: 10 }],
    [['--match', 'AlternateIdType=CrmId'], { MatchCriteria: 'AlternateIdType', MatchValue: 'CrmId' }],
    [['--match', 'AlternateIdType=a=b'], { MatchCriteria: 'AlternateIdType', MatchValue: 'a=b' }],
    [['--refresh', 'contacts,tags'], { RefreshContacts: true, RefreshTags: true }],
    [['--refresh', 'alternate-ids', '--refresh', 'groups'], { RefreshAlternateIds: true, RefreshGroups: true }],
    [['--refresh', 'custom-fields'], { RefreshCustomFields: true }],
    [['--allow-prior-consents'], { AllowPriorConsents: true }],
    [['--no-allow-prior-consents'], { AllowPriorConsents: false }],
    [['--delete', '--reason-code', 'asked for'], { ImportAction: 'Delete', ReasonCode: 'asked for' }],
  ])('turns the options %j into %j', async (options, fields) => {
    expect(await body('--name', 'x', ...options)).toEqual({ Name: 'x', ImportAction: 'Add', ...fields })
  })

  it('has an option for every field of the contract', async () => {
    const all = ['--match', 'AlternateIdType=CrmId', '--stage-days', '3', '--allow-prior-consents']
    const kinds = 'alternate-ids,contacts,custom-fields,groups,tags'
    const sent = await body('--name', 'x', '--delete', '--reason-code', 'r', '--refresh', kinds, ...all)
    const fields = initiate.requestBody.content['application/json'].schema.$ref.split('/').at(-1)
    expect(Object.keys(sent as object).sort()).toEqual(
      Object.keys(contract.components.schemas[fields].properties).sort(),
    )
  })

  it.each([
    [
      '--stage-days 11 [S33]',
      ['--name', 'x', '--stage-days', '11'],
      /^error: --stage-days must be at most 10, but is 11 \[S33\]\. Nothing was sent\.\n {2}S33: Data/,
    ],
    ['--stage-days -1 [S33]', ['--name', 'x', '--stage-days=-1'], /--stage-days must be at least 0/],
    ['half days [C09]', ['--name', 'x', '--stage-days', '2.5'], /--stage-days must be an integer/],
    ['an empty name [C15]', ['--name', ''], /--name must have at least 1 character/],
    ['a reason without deletion [C06]', ['--name', 'x', '--reason-code', 'r'], /--reason-code must be given only when/],
    ['no name [S30]', ['--stage-days', '3'], /--name/],
    ['days that are no number', ['--name', 'x', '--stage-days', 'many'], /--stage-days must be a number/],
    ['a match without a kind', ['--name', 'x', '--match', 'CrmId'], /--match must be .* such as AlternateIdType=CrmId/],
    [
      'a match of another kind [S09]',
      ['--name', 'x', '--match', 'AlternatIdType=C'],
      /Did you mean "AlternateIdType"\?/,
    ],
    ['an unknown kind to refresh', ['--name', 'x', '--refresh', 'tag'], /Did you mean "tags"\?/],
    ['both consents', ['--name', 'x', '--allow-prior-consents', '--no-allow-prior-consents'], /exclude each other/],
  ])('exits with 2 for options with %s', async (_, options, message) => {
    const { code, stdout, stderr } = await run(['initiate', '--dry-run', ...account, ...options])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
  })

  it('shows in the help the bounds that the contract has [S33]', async () => {
    const { minimum, maximum } = property('InitiateRequest', 'DataStageDuration')
    expect((await run(['help', 'initiate'])).stdout).toContain(`${minimum} to ${maximum}`)
  })
})

describe('--file', () => {
  const folder = temporaryFolder()

  it.each(requestExamples)(
    'sends the example %s from a --file as it is, with Add where it says nothing [C10]',
    async (_, example) => {
      const path = join(folder(), 'request.json')
      writeFileSync(path, JSON.stringify(example))
      const options = JSON.stringify(example).includes('"Delete"') ? ['--delete'] : []
      expect(await body('--file', path, ...options)).toEqual({ ImportAction: 'Add', ...(example as object) })
    },
  )

  it('reads the request from standard input with --file -, and accepts a byte order mark', async () => {
    const argv = ['initiate', '--dry-run', '--json', ...account, '--file', '-']
    const { stdout } = await run(argv, { stdin: '\uFEFF{"Name":"Größe"}' })
    expect(JSON.parse(stdout).request.body).toEqual({ Name: 'Größe', ImportAction: 'Add' })
  })

  it('says on a terminal that it waits for standard input', async () => {
    const argv = ['initiate', '--dry-run', ...account, '--file', '-']
    const { stderr } = await run(argv, { stdin: '{"Name":"x"}', isTTY: true })
    expect(stderr).toContain('Reading the request from standard input')
  })

  it.each([
    ['a field option beside it', '{"Name":"x"}', ['--stage-days', '3'], /excludes --stage-days/],
    ['text that is not JSON', '{"Name":\n"secret words', [], /not JSON: .* at line 2, column 14\.$|not JSON: .*\.$/],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]), [], /not UTF-8/],
    ['an unknown field [C14]', '{"Name":"x","RefreshTag":true}', [], /RefreshTag must be one of the declared/],
    ['an array', '[1]', [], /InitiateRequest must be/],
    ['null', 'null', [], /InitiateRequest must be/],
    ['a deletion without --delete [S25]', '{"Name":"x","ImportAction":"Delete"}', [], /add --delete/],
    ['--delete without a deletion in it', '{"Name":"x"}', ['--delete'], /does not have "ImportAction": "Delete"/],
  ])('exits with 2 for a --file with %s', async (_, text, options, message) => {
    const path = join(folder(), 'request.json')
    writeFileSync(path, text)
    const { code, stderr } = await run(['initiate', '--dry-run', ...account, '--file', path, ...options])
    expect(code).toBe(2)
    expect(stderr.trim()).toMatch(message)
    expect(stderr).not.toContain('secret words')
  })

  it('exits with 2 for a --file that does not exist or is a folder, and names it', async () => {
    for (const [path, reason] of [
      [join(folder(), 'nothing.json'), /no such file/],
      [folder(), /is a directory/],
    ] as const) {
      const { code, stderr } = await run(['initiate', '--file', path, ...account])
      expect(code).toBe(2)
      expect(stderr).toContain(path)
      expect(stderr).toMatch(reason)
    }
  })
})
