import { describe, expect, it } from 'vitest'
import { expandPath, isHeaderValue, isPathSegment, pathOptions } from './request-parts.ts'

it('a path template gets its values, encoded', () => {
  const values: Record<string, string> = { clientId: 'a b/c', 'x-y': '{clientId}' }
  expect(expandPath('/{clientId}/Import/{x-y}', (name) => values[name] ?? '')).toBe('/a%20b%2Fc/Import/%7BclientId%7D')
})

it.each(['x', 'Bearer a.b~c', 'a\tb  c'])('%j can be the value of a header', (value) => {
  expect(isHeaderValue(value)).toBe(true)
})

it.each(['', ' x', 'x ', 'x\t', 'a\nb', 'a\r\nb: c', 'x\n', 'é', '\u007f', undefined, 7])('%j cannot', (value) => {
  expect(isHeaderValue(value)).toBe(false)
})

it.each(['ACME_CORP', 'a b', 'é', '...', '.a'])('%j can be a segment of a path', (value) => {
  expect(isPathSegment(value)).toBe(true)
})

it.each(['', '.', '..', 'a/b', 'a\\b', 'a\nb', '\u200b', '\ud800', undefined, 7])('%j cannot be one', (value) => {
  expect(isPathSegment(value)).toBe(false)
})

describe('the path of an operation', () => {
  const validators = pathOptions({
    addPath: { operationId: 'add', method: 'POST', pathTemplate: '/{id}' },
    runPath: { operationId: 'run', method: 'POST', pathTemplate: '/{id}/Run' },
    seePath: { operationId: 'see', method: 'GET', pathTemplate: '/{id}/See' },
  })

  it.each([
    ['that of another one in the contract', '/{id}/Run', {}],
    ['the same in other letters', '/{id}/rUN', {}],
    ['the same, though that one has moved', '/{id}/Run', { runPath: '/{id}/Start' }],
    ['the one that is given for another', '/{id}/Start', { runPath: '/{id}/Start' }],
  ])('cannot be %s', (_, addPath, others) => {
    expect(validators.addPath(addPath, { addPath, ...others })).toBe('must not be the path of run')
  })

  it.each([
    ['its own in the contract', 'addPath', '/{id}'],
    ['that of another method', 'seePath', '/{id}/Run'],
    ['a new one', 'addPath', '/v2/{id}/Records'],
  ] as const)('can be %s', (_, name, path) => {
    expect(validators[name](path, { [name]: path })).toBeUndefined()
  })

  it.each(['/Run', '/{id}/{id}', '{id}', '/{id}/../x', '/{id}?a', '/{id}/', 7])('cannot be %j', (path) => {
    expect(validators.addPath(path, {})).toMatch(/^must be a path like those of the contract, with \{id\} in it once/)
  })
})
