import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock, type Mock } from '../../packages/mock/src/create-mock.ts'
import type { Contract, Element, Operation } from '../../packages/mock/src/server/contract.ts'
import { generateFixture } from '../fixture/generate.ts'

describe('the mock of a document that has nothing to do with imports', () => {
  let fixture: Awaited<ReturnType<typeof generateFixture>>
  let contract: Contract
  let mock: Mock

  beforeAll(async () => {
    fixture = await generateFixture()
    const { operations, checks } = await fixture.load<Contract>('index.ts')
    const { default: document } = await fixture.load<{ default: Contract['document'] }>('openapi.json')
    contract = { document, operations, checks }
    mock = createMock({}, { ...contract, handlers: {} })
  })
  afterAll(() => fixture.remove())

  const card = { authorization: 'Bearer 7' }
  const send = (method: string, target: string, body?: unknown, headers: Record<string, string> = card) => {
    const bytes = new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body))
    const { status, body: text, headers: received } = mock.handle({ method, target, headers, body: bytes })
    return { status, headers: received, json: text === '' ? undefined : JSON.parse(text) }
  }
  /** Sends a legal request for an operation. */
  const ask = (to: Mock, { method, pathTemplate }: Operation, prefer: string) => {
    const body = new TextEncoder().encode(pathTemplate === '/tools' ? JSON.stringify([saw]) : '')
    return to.handle({ method, target: pathTemplate.replace('{toolId}', 't-1'), headers: { ...card, prefer }, body })
  }
  const saw = { name: 'Saw', kind: 'hand' }

  it('responds to a legal request with the first success, and its first example', () => {
    expect(send('GET', '/tools?limit=100&isFree=true')).toMatchObject({ status: 200, json: { total: 1 } })
    expect(send('POST', '/tools', [saw])).toMatchObject({ status: 201, json: [{ id: 't-1' }] })
    expect(send('POST', '/tools/t-1/loans')).toMatchObject({ status: 200, json: { loanId: 7 } })
    expect(send('POST', '/v1/tools/t-1/loans', { days: 2, note: null })).toMatchObject({ status: 200 })
  })

  it('responds 204 without a body and without its type where there is no content', () => {
    expect(send('DELETE', '/tools/t-1')).toEqual({ status: 204, headers: {}, json: undefined })
  })

  it.each([
    ['a query parameter above its maximum', 'GET', '/tools?limit=101', undefined],
    ['a query parameter that is not a number', 'GET', '/tools?limit=ten', undefined],
    ['a query parameter that is not in its list', 'GET', '/tools?kind=toy', undefined],
    ['a query parameter that is neither true nor false', 'GET', '/tools?isFree=1', undefined],
    ['a path parameter that is too long', 'POST', `/tools/${'t'.repeat(41)}/loans`, undefined],
    ['a path parameter that is empty', 'POST', '/tools//loans', undefined],
    ['a missing body', 'POST', '/tools', undefined],
    ['an array that is empty', 'POST', '/tools', []],
    ['an array with an item that is wrong', 'POST', '/tools', [saw, { ...saw, kind: 'toy' }]],
    ['an array with a null where none is allowed', 'POST', '/tools', [null]],
    ['a body above its maximum', 'POST', '/tools/t-1/loans', { days: 15 }],
  ])('refuses %s with the documented error, and records why', (_, method, target, body) => {
    const { status, json } = send(method, target, body)
    expect([status, json]).toEqual([400, { problem: 'limit must be at most 100' }])
    expect(mock.controls.requests().at(-1)?.message).toMatch(/\w{3,}.*\.$/)
  })

  it('refuses a header parameter that is too long', () => {
    expect(send('GET', '/tools', undefined, { ...card, 'x-branch': 'north' }).status).toBe(200)
    expect(send('GET', '/tools', undefined, { ...card, 'x-branch': 'n'.repeat(21) }).status).toBe(400)
  })

  it('refuses a request without credentials, a path and a method that the document does not have', () => {
    const { status, headers } = send('GET', '/tools', undefined, {})
    expect([status, headers['WWW-Authenticate']]).toEqual([401, 'Bearer realm="mock"'])
    expect(send('GET', '/elsewhere')).toMatchObject({
      status: 404,
      json: { detail: expect.stringContaining('POST /tools/{toolId}/loans') },
    })
    expect(send('PUT', '/tools')).toMatchObject({ status: 405, headers: { Allow: 'GET, POST' } })
  })

  it('makes values that keep the schema, for each response that has no example or by dynamic=true', () => {
    const bare = { ...contract, document: withoutExamples(contract.document), handlers: {} }
    const made = Object.values(contract.operations).flatMap((operation) =>
      Object.entries(operation.responses).flatMap(([code, { schema = '' }]) => [
        { schema, code, response: ask(createMock({}, bare), operation, `code=${code}`) },
        { schema, code, response: ask(mock, operation, `code=${code}, dynamic=true`) },
      ]),
    )
    expect(made.map(({ response }) => String(response.status))).toEqual(made.map(({ code }) => code))
    const withContent = made.filter(({ schema }) => schema !== '')
    const issues = withContent.map(({ schema, response }) => contract.checks[schema]?.(JSON.parse(response.body)))
    expect(issues).toEqual(withContent.map(() => []))
    expect(issues.length).toBeGreaterThan(20)
  })

  it('injects faults and serves the document, as with any contract', () => {
    const headers = { ...card, 'x-mock-scenario': 'proxy-html' }
    expect(mock.handle({ method: 'GET', target: '/tools', headers, body: new Uint8Array() }).status).toBe(502)
    expect(send('GET', '/openapi.json').json).toEqual(contract.document)
    expect(send('GET', '/openapi.yaml').status).toBe(404)
  })
})

/** The document without examples of responses. */
function withoutExamples(document: Contract['document']): Contract['document'] {
  return JSON.parse(JSON.stringify(document), (key, value: Element) => (key === 'examples' ? undefined : value))
}
