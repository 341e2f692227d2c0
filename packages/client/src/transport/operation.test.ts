import { describe, expect, it } from 'vitest'
import { BulkImportError } from '../index.ts'
import type { ClientOptions } from '../options.ts'
import { resolveOptions } from '../resolve-options.ts'
import { createManualClock } from '../testing/manual-clock.ts'
import { transportAsFetch } from './as-fetch.ts'
import { perform } from './call.ts'
import { errorForResponse } from './error-response.ts'
import { type Description, describedOperation, type Operation, requestFor } from './operation.ts'
import { send } from './send.ts'

/** A contract that has nothing to do with imports. */
const described = {
  listTools: {
    operationId: 'listTools',
    method: 'GET',
    pathTemplate: '/shelves/{shelf}/tools',
    parameters: [
      { name: 'shelf', in: 'path', isRequired: true },
      { name: 'kind', in: 'query', isRequired: false },
      { name: 'limit', in: 'query', isRequired: true },
      { name: 'X-Branch', in: 'header', isRequired: false },
    ],
    responses: {
      200: { name: 'ListTools200', description: 'The tools.', ids: [], schema: 'ListTools200Response' },
      default: { name: 'Problem', description: 'Ask at the counter.', ids: ['S07'], schema: 'Problem' },
    },
  },
  addTools: {
    operationId: 'addTools',
    method: 'POST',
    pathTemplate: '/tools',
    parameters: [],
    request: { mediaType: 'application/json' },
    responses: { 201: { name: 'Added', description: 'Added.', ids: [], schema: 'AddTools201Response' } },
  },
  lendTool: {
    operationId: 'lendTool',
    method: 'POST',
    pathTemplate: '/tools/{toolId}/loans',
    parameters: [{ name: 'toolId', in: 'path', isRequired: true }],
    request: { mediaType: 'application/json' },
    responses: { 200: { name: 'Lent', description: 'Lent.', ids: [], schema: 'Loan' } },
  },
  removeTool: {
    operationId: 'removeTool',
    method: 'DELETE',
    pathTemplate: '/tools/{toolId}',
    parameters: [{ name: 'toolId', in: 'path', isRequired: true }],
    responses: {
      204: { name: 'Removed', description: 'The tool is gone.', ids: [] },
      '4XX': { name: 'NotRemoved', description: 'Look on the shelf.', ids: ['C03'] },
    },
  },
} satisfies Record<string, Description>

const { addTools, lendTool, removeTool } = described
const listTools: Operation = {
  ...describedOperation(described.listTools),
  retryPolicy: { statuses: [500, 503], isIdempotent: true },
}

interface Seen {
  method: string | undefined
  url: string
  headers: Record<string, string>
  body: unknown
}

function server(...replies: (() => Response | Promise<Response>)[]) {
  const seen: Seen[] = []
  const clock = createManualClock()
  const options: ClientOptions = {
    clientId: 'any',
    auth: 'Bearer any',
    baseUrl: 'https://tools.invalid/v1',
    runtime: clock,
    hooks: { onRetry: ({ waitMs }) => void setImmediate(() => clock.advance(waitMs)) },
    fetch: async (url, { method, headers, body } = {}) => {
      seen.push({ method, url: String(url), headers: Object.fromEntries(new Headers(headers)), body })
      return (replies[seen.length - 1] ?? replies.at(-1))?.() ?? new Response()
    },
  }
  return { options: resolveOptions(options), seen }
}

const json = (value: unknown, status = 200) => Response.json(value, { status })

function call(
  operation: Operation,
  { options }: ReturnType<typeof server>,
  parameters: Parameters<typeof requestFor>[2] = {},
  body?: unknown,
) {
  return perform(operation, options, {}, async (call) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const response = await send(call, requestFor(operation, options.baseUrl, parameters, text))
    if (response.status > 299) throw errorForResponse(call, response)
    return response
  })
}

const failure = (ending: Promise<unknown>): Promise<BulkImportError> =>
  ending.then(
    () => expect.fail('The call succeeded.'),
    (error: unknown) => {
      if (error instanceof BulkImportError) return error
      throw error
    },
  )

describe('an operation that is described to the call core', () => {
  it('sends a GET with parameters in path, query and header, and without a body or its type', async () => {
    const tools = server(() => json(null))
    const parameters = { shelf: 'a b', kind: ['saw', 'drill & bit'], limit: 3, 'X-Branch': 'north' }
    expect((await call(listTools, tools, parameters)).text).toBe('null')
    const [request] = tools.seen
    expect(request).toMatchObject({
      method: 'GET',
      url: 'https://tools.invalid/v1/shelves/a%20b/tools?kind=saw&kind=drill+%26+bit&limit=3',
      body: undefined,
    })
    expect(request?.headers).toMatchObject({ authorization: 'Bearer any', 'x-branch': 'north' })
    expect(request?.headers).not.toHaveProperty('content-type')
  })

  it('sends a POST of an array', async () => {
    const tools = server(() => json([{ id: 't-1' }], 201))
    await call(describedOperation(addTools), tools, {}, [{ name: 'Saw' }])
    expect(tools.seen).toMatchObject([
      {
        url: 'https://tools.invalid/v1/tools',
        headers: { 'content-type': 'application/json' },
        body: '[{"name":"Saw"}]',
      },
    ])
  })

  it('sends a POST whose body is optional, with one and without', async () => {
    const tools = server(() => json({ loanId: 1 }))
    await call(describedOperation(lendTool), tools, { toolId: 't-1' }, { days: 2 })
    await call(describedOperation(lendTool), tools, { toolId: 't-1' })
    expect(tools.seen.map(({ headers, body }) => [headers['content-type'], body])).toEqual([
      ['application/json', '{"days":2}'],
      [undefined, undefined],
    ])
  })

  it('sends a DELETE whose response 204 has no content', async () => {
    const tools = server(() => new Response(null, { status: 204 }))
    expect(await call(describedOperation(removeTool), tools, { toolId: 't-1' })).toMatchObject({
      status: 204,
      text: '',
    })
  })

  it.each([
    ['a required one is missing', { shelf: 'a' }, 'limit'],
    ['one of the path is missing', { limit: 1 }, 'shelf'],
    ['one of the path climbs', { limit: 1, shelf: '..' }, 'shelf'],
    ['one of the path is two segments', { limit: 1, shelf: 'a/b' }, 'shelf'],
  ])('sends nothing when a parameter cannot be sent: %s', async (_, parameters, option) => {
    const tools = server(() => json(null))
    expect(await failure(call(listTools, tools, parameters))).toMatchObject({
      code: 'USAGE',
      option,
      outcome: 'not-sent',
    })
    expect(tools.seen).toEqual([])
  })
})

describe('the error for an operation', () => {
  it('says in the error which operation failed, what that means, and what the contract says of the status', async () => {
    const tools = server(() => json({}, 409))
    const error = await failure(call(describedOperation(removeTool), tools, { toolId: 't-1' }))
    expect(error).toMatchObject({
      operationId: 'removeTool',
      method: 'DELETE',
      ids: ['C03'],
      hint: 'Look on the shelf.',
    })
    expect(error.message).toBe('removeTool failed: 409. The request was refused.')
  })

  it('explains a status that the contract does not list by its default response', async () => {
    const error = await failure(
      call(
        listTools,
        server(() => json({}, 418)),
        { shelf: 'a', limit: 1 },
      ),
    )
    expect(error).toMatchObject({ ids: ['S07'], hint: 'Ask at the counter.' })
  })
})

describe('a retry policy', () => {
  const reset = () => Promise.reject(new TypeError('fetch failed'))
  const list = { shelf: 'a', limit: 1 }

  it('sends an idempotent operation again after a lost connection or a page', async () => {
    const tools = server(
      reset,
      () => new Response('<html>', { status: 503 }),
      () => json([]),
    )
    expect((await call(listTools, tools, list)).status).toBe(200)
    expect(tools.seen).toHaveLength(3)
  })

  it('does not send an operation of which only the description is known again after a lost connection', async () => {
    for (const reply of [reset, () => new Response('<html>', { status: 503 })]) {
      const tools = server(reply)
      const error = await failure(call(describedOperation(removeTool), tools, { toolId: 't-1' }))
      expect(error).toMatchObject({ outcome: 'unknown', isRetryable: false })
      expect(error.message).toContain('Whether the request was accepted is unknown.')
      expect(tools.seen).toHaveLength(1)
    }
  })
})

describe('transportAsFetch', () => {
  const all = [listTools, describedOperation(addTools), describedOperation(removeTool)] as const
  const base = 'https://tools.invalid/v1'
  const send = (tools: ReturnType<typeof server>, path: string, init?: RequestInit) =>
    transportAsFetch(tools.options, all)(new Request(base + path, init))

  it('sends every operation that it is given, with the query and the headers of the request', async () => {
    const tools = server(
      () => json([]),
      () => json([], 201),
      () => new Response(null, { status: 204 }),
    )
    const headers = { 'X-Branch': 'north' }
    expect(await (await send(tools, '/shelves/a/tools?limit=3', { headers })).json()).toEqual([])
    expect((await send(tools, '/tools', { method: 'POST', body: '[]' })).status).toBe(201)
    expect((await send(tools, '/tools/t-1', { method: 'DELETE' })).status).toBe(204)
    expect(tools.seen.map(({ method, url }) => `${method} ${url.replace(base, '')}`)).toEqual([
      'GET /shelves/a/tools?limit=3',
      'POST /tools',
      'DELETE /tools/t-1',
    ])
    expect(tools.seen[0]?.headers['x-branch']).toBe('north')
  })

  it.each([
    ['a method that no operation has', '/tools', { method: 'PUT' }],
    ['a path that no operation has', '/tools/t-1/x', {}],
    ['a query that the operation does not have', '/tools?limit=1', { method: 'POST' }],
    ['an empty segment', '/shelves//tools', {}],
  ])('sends nothing for %s', async (_, path, init) => {
    const tools = server(() => json([]))
    expect(await failure(send(tools, path, init))).toMatchObject({ code: 'USAGE', outcome: 'not-sent' })
    expect(tools.seen).toEqual([])
  })
})
