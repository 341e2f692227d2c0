import { checkStageRequest, StageRequestSchema } from '@bulk-import/contract/provisional'
import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { start } from '../../packages/mock/src/testing/started-import.ts'
import { createPrism } from '../support/prism.ts'
import { laterComponent, provisional } from '../support/provisional.ts'
import { wrongRecords } from '../support/wrong-records.ts'

// A tool that refuses a record for its content decides for the service, which may take it.

type Enforcer = (body: object) => boolean | Promise<boolean>

const id = 'https://contract.example/records'
const reference = `${id}#/components/schemas/StageRequest`

const enforcers: Record<string, () => Enforcer | Promise<Enforcer>> = {
  'the generated check': () => (body) => checkStageRequest(body).length === 0,
  'the Standard Schema': () => (body) => !('issues' in (StageRequestSchema['~standard'].validate(body) as object)),
  'a fresh Ajv': () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: id, components: provisional.components })
    return (body) => ajv.validate(reference, body)
  },
  'an independent validator': async () => {
    const dialect = 'https://json-schema.org/draft/2020-12/schema'
    registerSchema({ $schema: dialect, components: provisional.components }, id)
    const check = await validate(reference)
    return (body) => check(body as never).valid
  },
  Prism: async () => {
    const prism = await createPrism(provisional)
    const headers = { authorization: 'any', 'content-type': 'application/json' }
    const path = '/ACME_CORP/Import/4203001977312'
    return async (body) => (await prism({ method: 'post', path, headers, body })).status === 200
  },
  'the mock': async () => {
    const { call, token } = await start()
    return async (body) => (await call('POST', `/${token}`, body)).status === 200
  },
}

it('the records have every known field, and every field has a value of each type', () => {
  const fields = Object.keys(laterComponent('schemas', 'BulkRecord').properties)
  for (const record of wrongRecords) expect(Object.keys(record)).toEqual(fields)
  const types = wrongRecords.map((record) => JSON.stringify(Object.values(record)[0]).charAt(0))
  expect(new Set(types)).toEqual(new Set(['n', 't', '-', '"', '[', '{']))
})

describe.each(Object.entries(enforcers))('%s', (_, create) => {
  let takes: Enforcer
  beforeAll(async () => {
    takes = await create()
  })

  it('takes every record whose fields are all of a wrong type [L02, L03, L04, L05, L06, L07, C29, I07]', async () => {
    for (const record of wrongRecords)
      expect([record, await takes({ UserProfilePreferences: [record] })]).toEqual([record, true])
  })

  it('still says no: to a record that is no object, and to a second collection [L02, C25]', async () => {
    expect(await takes({ UserProfilePreferences: [7] })).toBe(false)
    expect(await takes({ UserProfilePreferences: [], Records: [] })).toBe(false)
  })
})
