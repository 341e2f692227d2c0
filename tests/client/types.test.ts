import { beforeAll, describe, expect, it } from 'vitest'
import { compilers } from '../support/type-check.ts'
import { compile } from './support/compile.ts'

const header = [
  `import { BulkImportError, type Client, type ClientOptions, createClient, type ImportSession, isBulkImportError } from '@bulk-import/client'`,
  `import type { ImportAction, InitiateRequest } from '@bulk-import/contract'`,
  'declare const client: Client; declare const action: ImportAction; declare const any: InitiateRequest',
  'declare const error: BulkImportError; declare const session: ImportSession; declare const unknown: unknown',
]

const codes = [
  ...[
    'USAGE',
    'BAD_REQUEST',
    'AUTHENTICATION',
    'PERMISSION',
    'NOT_FOUND',
    'RATE_LIMIT',
    'UNAVAILABLE',
    'UNEXPECTED_STATUS',
  ],
  ...['CONTRACT_VIOLATION', 'TOKEN_EXPIRED', 'NETWORK', 'TIMEOUT', 'UNREADABLE_RESPONSE', 'ABORTED'],
]
const exhaustive = (listed: string[]) =>
  `switch (error.code) { ${listed.map((code) => `case '${code}': return 1;`).join(' ')} default: { const none: never = error; return none } }`

const illegal = [
  ['initiate with ImportAction Delete [S25, S34]', `client.initiate({ Name: 'x', ImportAction: 'Delete' })`],
  ['initiate with an action that a variable holds [S25]', `client.initiate({ Name: 'x', ImportAction: action })`],
  ['initiate with a request that may be a deletion [S25]', 'client.initiate(any)'],
  ['initiate with a ReasonCode [S24, C06]', `client.initiate({ Name: 'x', ReasonCode: 'r' })`],
  ['initiate with Add and a ReasonCode [C06]', `client.initiate({ Name: 'x', ImportAction: 'Add', ReasonCode: 'r' })`],
  ['initiate without a Name [S30]', 'client.initiate({})'],
  ['initiate with a misspelt flag [C14]', `client.initiate({ Name: 'x', RefreshTag: true })`],
  ['initiate with MatchValue alone [C02]', `client.initiate({ Name: 'x', MatchValue: 'CrmId' })`],
  ['initiateDeletion with Add [S34]', `client.initiateDeletion({ Name: 'x', ImportAction: 'Add' })`],
  ['initiateDeletion with only an Add', `client.initiateDeletion({ ImportAction: 'Add' })`],
  [
    'initiateDeletion with an action that a variable holds',
    `client.initiateDeletion({ Name: 'x', ImportAction: action })`,
  ],
  ['initiateDeletion without a Name [S30]', 'client.initiateDeletion({})'],
  ['a client without auth [S26]', `createClient({ clientId: 'a' })`],
  ['a client without clientId [S28]', `createClient({ auth: 'a' })`],
  ['a call with another account', `client.initiate({ Name: 'x' }, { clientId: 'b' })`],
  ['a token used as a number [C11]', 'const token: number = session.accessToken'],
  ['a change of a session', `session.status = 'Failed'`],
  ['a switch that leaves a code out', exhaustive(codes.slice(1))],
  ['issues of an error that has none', 'error.issues'],
] as const

const legal = [
  ['initiate with a Name alone [S30]', `client.initiate({ Name: 'x' })`],
  [
    'initiate with Add [S34]',
    `client.initiate({ Name: 'x', ImportAction: 'Add', DataStageDuration: 3, RefreshTags: true })`,
  ],
  [
    'initiate with both of a pair [S10]',
    `client.initiate({ Name: 'x', MatchCriteria: 'AlternateIdType', MatchValue: 'CrmId' })`,
  ],
  ['initiateDeletion without an action', `client.initiateDeletion({ Name: 'x', ReasonCode: 'r' })`],
  ['initiateDeletion with Delete [S19]', `client.initiateDeletion({ Name: 'x', ImportAction: 'Delete' })`],
  [
    'initiateDeletion that matches [S22]',
    `client.initiateDeletion({ Name: 'x', MatchCriteria: 'AlternateIdType', MatchValue: 'CrmId' })`,
  ],
  ['a credential by a function', `createClient({ clientId: 'a', auth: async ({ isRejected }) => String(isRejected) })`],
  [
    'a hook that is asynchronous',
    `const o: ClientOptions = { clientId: 'a', auth: 'b', hooks: { onError: async (e) => void e.code } }`,
  ],
  ['a switch over every code', exhaustive(codes)],
  [
    'instanceof, which narrows as well',
    `if (unknown instanceof BulkImportError && unknown.code === 'TIMEOUT') unknown.limit`,
  ],
  ['a guard that narrows', `if (isBulkImportError(unknown) && unknown.code === 'USAGE') unknown.issues.length`],
] as const

describe.each(compilers)('with %s', (_, compiler) => {
  let verdicts: boolean[]
  beforeAll(() => {
    verdicts = compile(
      compiler,
      header,
      [...illegal, ...legal].map(([, statement]) => statement),
    )
  })

  it.each(illegal.map(([what], index) => [what, index] as const))('%s does not compile', (_, index) => {
    expect(verdicts[index]).toBe(false)
  })

  it.each(legal.map(([what], index) => [what, index] as const))('%s compiles', (_, index) => {
    expect(verdicts[illegal.length + index]).toBe(true)
  })
})
