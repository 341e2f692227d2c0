import {
  type DataStageDuration,
  dataStageDurationValues,
  type InitiateRequest,
  isDataStageDuration,
  isImportAction,
  isImportStatus,
  isInitiateRequest,
  isMatchCriteria,
} from '@bulk-import/contract'
import { describe, expect, expectTypeOf, it } from 'vitest'

const strange = [undefined, null, '', 'Add ', 'add', '3', Number.NaN, Infinity, -1, 2.5, 11, 3n, [3], {}, true]

describe('a guard', () => {
  it('takes each value of its type, and nothing else [S09, S33, S34, S45]', () => {
    for (const days of [0, -0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) expect(isDataStageDuration(days)).toBe(true)
    for (const action of ['Add', 'Delete']) expect(isImportAction(action)).toBe(true)
    for (const status of ['Initiated', 'Staging', 'Queued', 'Processing', 'Completed', 'Failed'])
      expect(isImportStatus(status)).toBe(true)
    expect(isMatchCriteria('AlternateIdType')).toBe(true)
    for (const guard of [isDataStageDuration, isImportAction, isImportStatus, isMatchCriteria])
      for (const value of strange) expect([guard.name, value, guard(value)]).toEqual([guard.name, value, false])
  })

  it('agrees with the validator of the request', () => {
    for (const value of [...dataStageDurationValues, ...strange.slice(1)]) {
      expect(isInitiateRequest({ Name: 'x', DataStageDuration: value })).toBe(isDataStageDuration(value))
      expect(isInitiateRequest({ Name: 'x', ImportAction: value })).toBe(isImportAction(value))
    }
  })

  it('narrows a number of a configuration to what a request takes', () => {
    const days: number = JSON.parse('5')
    expectTypeOf(days).not.toExtend<DataStageDuration>()
    if (!isDataStageDuration(days)) throw new Error('not reached')
    const request: InitiateRequest = { Name: 'CRM sync', DataStageDuration: days }
    expect(request.DataStageDuration).toBe(5)
  })
})
