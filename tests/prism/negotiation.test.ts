import { isDeepStrictEqual } from 'node:util'
import * as initiateContract from '@bulk-import/contract'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock, type Mock } from '../../packages/mock/src/create-mock.ts'
import type { Contract } from '../../packages/mock/src/server/contract.ts'
import { generateFixture } from '../fixture/generate.ts'
import { createPrism, type PrismRequest, type PrismResponse } from '../support/prism.ts'
import { minimal } from '../support/requests.ts'

// A request chooses among the documented responses by Prefer and Accept. Every combination of them is sent to the mock, with stock
// behaviours, and to Prism's engine.

interface Sent {
  operationId: string
  method: string
  path: string
  headers?: Record<string, string>
  body?: unknown
  isIllegal?: boolean
}

/** What a request asks for. */
interface Wish {
  code?: string | undefined
  example?: string | undefined
  dynamic?: boolean | undefined
  accept?: string | undefined
}

interface Result {
  status: number
  type: string | undefined
  body: unknown
}

const accepts = [
  undefined,
  '*/*',
  'application/json',
  'application/*',
  'text/html',
  'text/html, */*;q=0.1',
  'application/json;q=0, */*',
  'application/json;q=0',
  'application/json;v=1',
  '*/*;q=0',
  'nonsense',
  'nonsense, application/json',
]

/** Where the mock does otherwise than Prism 5.16.0 on purpose. */
const differences: { why: string; fits(sent: Sent, wish: Wish, mock: Result, prism: Result): boolean }[] = [
  {
    why: 'what is asked for and not documented is a 404 or 406, where Prism at times throws an error of its own',
    fits: (_, __, mock, prism) => prism.status === 500 && (mock.status === 404 || mock.status === 406),
  },
  {
    why: 'an Accept that cannot be read is a 400, or does not matter without content, where Prism throws an exception',
    fits: (_, { accept }, mock, prism) =>
      accept?.startsWith('nonsense') === true && prism.status === 500 && mock.status < 404,
  },
  {
    why: 'q=0 refuses a media type (RFC 9110, section 12.4.2), where Prism sees */* and leaves the body out',
    fits: (_, { accept = '' }, mock, prism) =>
      /q=0\b/.test(accept) && [204, 406].includes(mock.status) && prism.body === undefined,
  },
  {
    why: 'a response without content has no Content-Type, where Prism says text/plain',
    fits: (_, __, mock, prism) => mock.type === undefined && mock.body === undefined && prism.type === 'text/plain',
  },
  {
    why: 'an illegal request is explained, whatever example it asks for, where Prism looks for the example first',
    fits: ({ isIllegal }, { example }, mock) => isIllegal === true && example !== undefined && mock.status < 404,
  },
]

/** Sends every combination with each request to both, and compares. Returns how many there were and the differences that were met. */
async function compare(served: Contract, requests: readonly Sent[]): Promise<{ count: number; met: string[] }> {
  const prism = await createPrism(served.document)
  const mock = createMock({}, { ...served, handlers: {} })
  const met = new Set<string>()
  let count = 0
  for (const sent of requests) {
    for (const wish of wishes(served, sent)) {
      const ours = askMock(mock, sent, wish)
      const theirs = await askPrism(prism, sent, wish)
      count++
      if (isSame(served, sent, wish, ours, theirs)) continue
      const difference = differences.find(({ fits }) => fits(sent, wish, ours, theirs))
      if (difference === undefined) expect.fail(JSON.stringify({ sent, wish, ours, theirs }, undefined, 2))
      met.add(difference.why)
    }
  }
  return { count, met: [...met] }
}

function wishes({ document: served, operations }: Contract, { operationId, isIllegal }: Sent): Wish[] {
  const { responses = {} } = operations[operationId] ?? {}
  const { components = {} } = served as { components?: { examples?: object } }
  const examples = [undefined, 'Nothing', ...Object.keys(components.examples ?? { closed: {}, drill: {}, noCard: {} })]
  return [undefined, '418', '500', ...Object.keys(responses)].flatMap((code) =>
    examples.flatMap((example) =>
      [undefined, true, false].flatMap((dynamic) =>
        (isIllegal ? accepts.slice(0, 1) : accepts).map((accept) => ({ code, example, dynamic, accept })),
      ),
    ),
  )
}

function askMock(mock: Mock, { method, path, headers = legal, body }: Sent, wish: Wish): Result {
  const { code, example, dynamic, accept } = wish
  const parts = [code && `code=${code}`, example && `example=${example}`, dynamic !== undefined && `dynamic=${dynamic}`]
  const prefer = parts.filter(Boolean).join(', ')
  const response = mock.handle({
    method,
    target: path,
    headers: { ...headers, ...(accept && { accept }), ...(prefer && { prefer }) },
    body: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
  })
  const { 'Content-Type': type } = response.headers
  return { status: response.status, type, body: response.body === '' ? undefined : JSON.parse(response.body) }
}

async function askPrism(
  prism: (request: PrismRequest) => Promise<PrismResponse>,
  { method, path, headers = legal, body }: Sent,
  { code, example, dynamic, accept }: Wish,
): Promise<Result> {
  const prefer = {
    ...(code && { code: Number(code) }),
    ...(example && { exampleKey: example }),
    ...(dynamic !== undefined && { dynamic }),
  }
  try {
    const response = await prism({ method, path, headers: { ...headers, ...(accept && { accept }) }, body, prefer })
    return { status: response.status, type: response.headers?.['Content-type'], body: response.body }
  } catch {
    return { status: 500, type: undefined, body: undefined }
  }
}

/** Equal, but for errors that both say in words of their own, and for values that both make up: ours has to keep the schema. */
function isSame({ operations, checks }: Contract, sent: Sent, wish: Wish, ours: Result, theirs: Result): boolean {
  if (ours.status !== theirs.status) return false
  if (theirs.type === undefined) return ours.status >= 400 || isDeepStrictEqual(ours, theirs)
  if (ours.type !== theirs.type) return false
  if (!wish.dynamic || wish.example !== undefined || sent.isIllegal) return isDeepStrictEqual(ours.body, theirs.body)
  const schema = operations[sent.operationId]?.responses[ours.status]?.schema
  const check = schema === undefined ? undefined : checks[schema]
  return check !== undefined && check(ours.body).length === 0
}

const legal = { authorization: 'Bearer x', 'content-type': 'application/json' }

describe('of the documented responses', () => {
  let fixture: Awaited<ReturnType<typeof generateFixture>>
  beforeAll(async () => {
    fixture = await generateFixture()
  })
  afterAll(() => fixture.remove())

  it('the mock and Prism choose the same, by each combination of code, example, dynamic and Accept', async () => {
    const tools = await fixture.load<Omit<Contract, 'document'>>('index.ts')
    const { default: toolsDocument } = await fixture.load<{ default: Contract['document'] }>('openapi.json')
    const initiate = { operationId: 'initiate', method: 'POST', path: '/ACME_CORP/Import', body: minimal }
    const addTools = { operationId: 'addTools', method: 'POST', path: '/tools' }
    const ours = await compare({ ...initiateContract, document }, [initiate])
    const theirs = await compare({ ...tools, document: toolsDocument }, [
      { operationId: 'listTools', method: 'GET', path: '/tools?limit=5&kind=hand' },
      { operationId: 'listTools', method: 'GET', path: '/tools?limit=500', isIllegal: true },
      { operationId: 'listTools', method: 'GET', path: '/tools', headers: {}, isIllegal: true },
      { ...addTools, body: [{ name: 'Saw', kind: 'hand' }] },
      { ...addTools, body: [], isIllegal: true },
      { operationId: 'lendTool', method: 'POST', path: '/tools/t-1/loans', body: { days: 3 } },
      { operationId: 'removeTool', method: 'DELETE', path: '/tools/t-1' },
    ])
    expect(ours.count).toBeGreaterThan(4000)
    expect(theirs.count).toBeGreaterThan(4000)
    expect(new Set([...ours.met, ...theirs.met])).toEqual(new Set(differences.map(({ why }) => why)))
  })
})
