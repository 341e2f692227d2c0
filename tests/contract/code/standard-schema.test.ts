import {
  checkInitiateRequest,
  ErrorResponseSchema,
  type InitiateRequest,
  InitiateRequestSchema,
  type InitiateResponse,
  InitiateResponseSchema,
} from '@bulk-import/contract'
import { sValidator } from '@hono/standard-validator'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { Hono } from 'hono'
import { describe, expect, expectTypeOf, it } from 'vitest'

const { validate } = InitiateRequestSchema['~standard']

describe('a schema of the contract', () => {
  it('is a Standard Schema for the compiler, of the type that it is named after', () => {
    expectTypeOf(InitiateRequestSchema).toExtend<StandardSchemaV1<InitiateRequest>>()
    expectTypeOf(InitiateResponseSchema).toExtend<StandardSchemaV1<InitiateResponse>>()
    expectTypeOf<StandardSchemaV1.InferInput<typeof InitiateRequestSchema>>().toEqualTypeOf<InitiateRequest>()
    expectTypeOf<StandardSchemaV1.InferOutput<typeof InitiateRequestSchema>>().toEqualTypeOf<InitiateRequest>()
  })

  it.each([
    ['a request', InitiateRequestSchema],
    ['a response', InitiateResponseSchema],
    ['an error', ErrorResponseSchema],
  ])('says of %s that it is of version 1, and by whom', (_, schema) => {
    expect(schema['~standard']).toMatchObject({ version: 1, vendor: 'bulk-import' })
  })

  it('answers at once, with the value as it came', () => {
    const value = Object.freeze({ Name: 'CRM sync' })
    const result = validate(value)
    expect(result).toEqual({ value })
    expect('value' in result && result.value).toBe(value)
  })

  it('lists what the check finds, each with its message and its path', () => {
    const value = { DataStageDuration: 11, 'a/b~c': 1 }
    const { issues } = validate(value)
    expect(issues?.map(({ path, ...issue }) => issue)).toEqual(checkInitiateRequest(value))
    expect(issues?.map(({ path }) => path)).toEqual([['Name'], ['a/b~c'], ['DataStageDuration']])
  })

  it('gives an issue of the whole value an empty path', () => {
    expect(validate([]).issues).toMatchObject([
      { message: 'InitiateRequest must be an object, but is an array', path: [] },
    ])
  })
})

describe('a server of Hono that validates by it', () => {
  const server = new Hono().post('/imports', sValidator('json', InitiateRequestSchema), (context) => {
    const request: InitiateRequest = context.req.valid('json')
    return context.json({ started: request.Name })
  })
  const send = (body: unknown) => {
    const headers = { 'Content-Type': 'application/json' }
    return server.request('/imports', { method: 'POST', headers, body: JSON.stringify(body) })
  }

  it('takes a good body', async () => {
    const response = await send({ Name: 'CRM sync', DataStageDuration: 3 })
    expect([response.status, await response.json()]).toEqual([200, { started: 'CRM sync' }])
  })

  it('refuses a bad one, and says where and why', async () => {
    const response = await send({ Name: 'CRM sync', DataStageDuration: 11 })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      success: false,
      error: [
        { message: 'InitiateRequest.DataStageDuration must be at most 10, but is 11', path: ['DataStageDuration'] },
      ],
    })
  })
})
