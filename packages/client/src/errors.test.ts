import { createContext, runInContext } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import {
  AbortError,
  AuthenticationError,
  BadRequestError,
  BulkImportError,
  ContractViolationError,
  type ErrorDetails,
  isBulkImportError,
  NetworkError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  TimeoutError,
  TokenExpiredError,
  UnavailableError,
  UnexpectedStatusError,
  UnreadableResponseError,
  UsageError,
} from './errors.ts'

const operation = { operationId: 'initiate', method: 'POST', pathTemplate: '/{clientId}/Import' }
const details: ErrorDetails = { ...operation, attempts: 1, outcome: 'unknown' }

const all: [string, string, BulkImportError][] = [
  ['BadRequestError', 'BAD_REQUEST', new BadRequestError('failed.', details)],
  ['AuthenticationError', 'AUTHENTICATION', new AuthenticationError('failed.', details)],
  ['PermissionError', 'PERMISSION', new PermissionError('failed.', details)],
  ['NotFoundError', 'NOT_FOUND', new NotFoundError('failed.', details)],
  ['RateLimitError', 'RATE_LIMIT', new RateLimitError('failed.', details)],
  ['UnavailableError', 'UNAVAILABLE', new UnavailableError('failed.', details)],
  ['UnexpectedStatusError', 'UNEXPECTED_STATUS', new UnexpectedStatusError('failed.', details)],
  ['NetworkError', 'NETWORK', new NetworkError('failed.', details)],
  ['UnreadableResponseError', 'UNREADABLE_RESPONSE', new UnreadableResponseError('failed.', details)],
  ['TokenExpiredError', 'TOKEN_EXPIRED', new TokenExpiredError('failed.', details)],
  ['AbortError', 'ABORTED', new AbortError('failed.', details)],
  ['UsageError', 'USAGE', new UsageError('failed.', details)],
  ['TimeoutError', 'TIMEOUT', new TimeoutError('failed.', { ...details, limit: 'attempt' })],
  [
    'ContractViolationError',
    'CONTRACT_VIOLATION',
    new ContractViolationError('failed.', { ...details, issues: [], accessToken: '7' }),
  ],
]

describe.each(all)('%s', (name, code, error) => {
  it('has a name, a code and what every error of the client has', () => {
    expect(error).toBeInstanceOf(Error)
    expect(error).toBeInstanceOf(BulkImportError)
    expect(error).toMatchObject({ name, code, ...details, isRetryable: false, ids: [] })
    expect(error.message).toBe('failed.')
    expect(String(error)).toBe(`${name}: ${error.message}`)
  })

  it('is a BulkImportError, also when another copy of the module made it', async () => {
    expect(isBulkImportError(error)).toBe(true)
    vi.resetModules()
    const copy = await import('./errors.ts')
    expect(error).not.toBeInstanceOf(copy[name as 'UsageError'])
    expect(error).toBeInstanceOf(copy.BulkImportError)
    expect(copy.isBulkImportError(error)).toBe(true)
  })
})

describe('isBulkImportError', () => {
  it('recognizes an error of the client from another realm', () => {
    const make = `
      const error = new Error('failed')
      Object.defineProperty(error, Symbol.for('@bulk-import/client error'), { value: true })
      error`
    const foreign: unknown = runInContext(make, createContext({}))
    expect(foreign).not.toBeInstanceOf(Error)
    expect(isBulkImportError(foreign)).toBe(true)
    expect(foreign).toBeInstanceOf(BulkImportError)
  })

  it.each([undefined, null, 'NETWORK', 7, {}, new Error('other'), { code: 'NETWORK', name: 'NetworkError' }])(
    'does not take %s for an error of the client',
    (value) => {
      expect(isBulkImportError(value)).toBe(false)
      expect(value).not.toBeInstanceOf(BulkImportError)
    },
  )
})

describe('every error of the client', () => {
  it('has a cause only when it was given one', () => {
    expect('cause' in new NetworkError('failed.', details)).toBe(false)
    expect(new NetworkError('failed.', { ...details, cause: 'reset' }).cause).toBe('reset')
  })

  it('shows the token of a ContractViolationError by its property alone', () => {
    const error = new ContractViolationError('failed.', { ...details, issues: [], accessToken: '9007199254740993' })
    expect(error.accessToken).toBe('9007199254740993')
    expect(JSON.stringify(error)).not.toContain('9007199254740993')
    expect(Object.keys(error)).not.toContain('accessToken')
  })
})
