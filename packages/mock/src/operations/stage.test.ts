import { createHash } from 'node:crypto'
import { operations } from '@bulk-import/contract/provisional'
import { describe, expect, it } from 'vitest'
import { contract } from '../contract.ts'
import { createMock } from '../create-mock.ts'
import { rules, start } from '../testing/started-import.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()
const digestOf = (...records: string[]) =>
  createHash('sha256')
    .update(Buffer.concat(records.map(sha256)))
    .digest('hex')

describe('a stage request', () => {
  it('is taken whole or not at all, and says what is wrong [P10, C25, C26]', async () => {
    const { stage, status } = await start()
    for (const [body, message] of [
      ['{"UserProfilePreferences":[{},{]}', /unexpected character at byte 31\./],
      ['{"UserProfilePreferences":[{},5]}', /UserProfilePreferences\[1\] must be an object/],
      ['{"UserProfilePreferences":[],"Other":1}', /StageRequest.Other must be one of the declared/],
      ['{"Profiles":[{}]}', /StageRequest.UserProfilePreferences must be present/],
      ['{"UserProfilePreferences":["x"]}', /UserProfilePreferences\[0\] must be an object, but is (?!null)/],
      ['{"UserProfilePreferences":[{},[{}]]}', /UserProfilePreferences\[1\] must be an object, but is an array/],
      ['{"UserProfilePreferences":[{}],"UserProfilePreferences":[{}]}', /twice/],
      ['{"UserProfilePreferences":[{}],"UserProfilePreferences":[]}', /twice/],
      ['{"UserProfilePreferences":[],"UserProfilePreferences":[{}]}', /twice/],
      ['nonsense', /not JSON/],
    ] as const) {
      const { status, json } = await stage(body)
      expect([body, status]).toEqual([body, 400])
      expect(json.Message).toMatch(message)
    }
    expect((await stage([])).json).toMatchObject({ TotalRecordsReceived: 0 })
    expect((await status()).json).toMatchObject({ TotalRecordsReceived: 0 })
  })

  it('of more bytes than the contract permits gets a 413, and counts nothing [P13, C27]', async () => {
    const { stage, status } = await start()
    const { maximum } = operations.stage.request.bytes
    const body = `{"UserProfilePreferences":[{"a":"${'x'.repeat(maximum)}"}]}`
    expect((await stage(body)).status).toBe(413)
    expect((await status()).json).toMatchObject({ TotalRecordsReceived: 0 })
  })

  it('adds the digests of its records to one SHA-256, in order, which a refused one leaves as it was', async () => {
    const { mock, stage } = await start()
    await stage('{"UserProfilePreferences": [ {"a": 1.0} , {"b":2} ]}')
    await stage('{"UserProfilePreferences":[{"c":3},}')
    await stage('{"UserProfilePreferences":[{"c":"ü"}]}')
    const recordsSha256 = digestOf('{"a": 1.0}', '{"b":2}', '{"c":"ü"}')
    expect(mock.imports()[0]?.life).toMatchObject({ recordsSha256, stageRequests: 2, executions: 0 })
  })

  it('takes its place in the import when its body has come, not when it begins', () => {
    const mock = createMock({ recordRules: rules }, contract)
    const headers = { authorization: 'x', 'content-type': 'application/json' }
    const post = (target: string) => ({ method: 'POST', target, headers, body: new Uint8Array() })
    mock.handle({ ...post('/ACME_CORP/Import'), body: new TextEncoder().encode('{"Name":"CRM sync"}') })
    const request = post(`/ACME_CORP/Import/${mock.controls.imports()[0]?.accessToken}`)
    const begin = (text: string) => {
      const streamed = mock.bodySink(request)
      streamed?.write(new TextEncoder().encode(text))
      return {
        end(rest: string) {
          streamed?.write(new TextEncoder().encode(rest))
          return mock.handle({ ...request, ...(streamed && { streamed }) })
        },
      }
    }
    const slow = begin('{"UserProfilePreferences":[{"a":1},')
    expect(begin('{"UserProfilePreferences":[{"b":2}').end(']}')).toMatchObject({ status: 200 })
    expect(slow.end('{"c":3}]}')).toMatchObject({ status: 200 })
    const recordsSha256 = digestOf('{"b":2}', '{"a":1}', '{"c":3}')
    expect(mock.controls.imports()[0]?.life).toMatchObject({ recordsSha256, TotalRecordsReceived: 3 })
  })

  it('is not taken when a function that was given throws, and the response is a 500', async () => {
    const { stage, status } = await start({
      validateRecord() {
        throw new Error('oops')
      },
    })
    expect((await stage()).status).toBe(500)
    expect((await status()).json).toMatchObject({ TotalRecordsReceived: 0 })
  })

  it.each([
    ['a promise', async () => [{ message: 'No.' }]],
    ['texts', () => ['No.']],
  ])('is a 500 that says what to return, when a function returns %s', async (_, validateRecord) => {
    const { stage } = await start({ validateRecord: validateRecord as never })
    const { status, json } = await stage()
    expect(status).toBe(500)
    expect(json.Message).toContain("validateRecord must return nothing or a list such as [{ message: 'Why.' }]")
  })

  it('shows neither its token nor its records in what the mock remembers of requests', async () => {
    const { mock, stage, token } = await start()
    await stage([{ secret: 'planted' }])
    const seen = JSON.stringify(mock.requests())
    expect(seen).not.toMatch(new RegExp(`${token}|planted`))
    expect(mock.requests().at(-1)).toMatchObject({ path: '/ACME_CORP/Import/{accessToken}' })
  })

  it.each(['/import/', '/Imports/'])('shows no token either after the mistyped path %s', async (mistyped) => {
    const { mock, token } = await start()
    const response = await mock(`https://mock.invalid/ACME_CORP${mistyped}${token}/Status`)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain(token)
    expect(JSON.stringify(mock.requests())).not.toContain(token)
    await mock(`https://mock.invalid/1234567890/Import`)
    expect(mock.requests().at(-1)?.path).toBe('/1234567890/Import')
  })
})
