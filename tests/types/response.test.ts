import type { ImportSession } from '@bulk-import/client'
import { type ImportStatus, type InitiateResponse, isImportStatus } from '@bulk-import/contract'
import { expect, expectTypeOf, it } from 'vitest'

// The type check of the tests judges what `expectTypeOf` says.

it('a response may have a status that only a later server knows [S45]', () => {
  expectTypeOf<ImportStatus>().toExtend<InitiateResponse['Status']>()
  expectTypeOf<'Paused'>().toExtend<InitiateResponse['Status']>()
  expectTypeOf<number>().not.toExtend<InitiateResponse['Status']>()
  expectTypeOf<ImportSession['status']>().toEqualTypeOf<InitiateResponse['Status'] | undefined>()
})

it('a guard narrows the status of a response to those that the contract lists [S45]', () => {
  const { Status }: Pick<InitiateResponse, 'Status'> = { Status: 'Queued' }
  expect(isImportStatus(Status)).toBe(true)
  if (isImportStatus(Status)) expectTypeOf(Status).toEqualTypeOf<ImportStatus>()
})
