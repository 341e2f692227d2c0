import type { BulkRecord, OperationTypes, StageRequest } from '@bulk-import/contract/provisional'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { createEditor } from '../support/editor.ts'
import { laterComponent } from '../support/provisional.ts'

// The type check of the tests judges what `expectTypeOf` says.

type Field = { description: string }

const fields = Object.entries(laterComponent('schemas', 'BulkRecord').properties as Record<string, Field>)

const editor = createEditor(`
import type { BulkRecord } from '@bulk-import/contract/provisional'
const record: BulkRecord = {
}
const inner: BulkRecord = { Emails: [{
}] }
`)

describe('an editor', () => {
  it.each(fields)('offers %s in a record, and says what it is [L02]', (name, { description }) => {
    expect(editor.offered('record: BulkRecord = {', name)).toContain(description.trim())
  })

  it('offers the fields of an element of a list [L05]', () => {
    expect(editor.offered('Emails: [{', 'EmailAddress')).toMatch(/1 to 256/)
  })
})

describe('the type of a record', () => {
  it('takes any value of a field that is known, and any other field [C29, I07]', () => {
    expectTypeOf<{ ProfileId: 'x'; IsActive: 3; Emails: 7; CustomerName: null }>().toExtend<BulkRecord>()
    expectTypeOf<{ Emails: [7, null, { EmailAddress: false; Unheard: [] }] }>().toExtend<BulkRecord>()
    expectTypeOf<{ Unheard: { of: 1 } }>().toExtend<BulkRecord>()
    expectTypeOf<Record<never, never>>().toExtend<BulkRecord>()
    expectTypeOf<string>().not.toExtend<BulkRecord>()
    expectTypeOf<null>().not.toExtend<BulkRecord>()
  })

  it('is that of what a stage request holds, whose wrapper is closed [C25]', () => {
    expectTypeOf<StageRequest>().toEqualTypeOf<{ UserProfilePreferences: BulkRecord[] }>()
  })
})

it('an access token in a path is text in the types of every later step [P05, C11]', () => {
  type Token<Id extends keyof OperationTypes> = OperationTypes[Id]['parameters']['path'] extends {
    accessToken: infer Text
  }
    ? Text
    : never
  expectTypeOf<Token<'stage'>>().toEqualTypeOf<string>()
  expectTypeOf<Token<'execute'>>().toEqualTypeOf<string>()
  expectTypeOf<Token<'retrieveStatus'>>().toEqualTypeOf<string>()
  expectTypeOf<Token<'retrieveExceptions'>>().toEqualTypeOf<string>()
})
