import { describe, expect, it } from 'vitest'
import { createRouter } from './router.ts'

const routes = [
  ['GET', '/tools'],
  ['POST', '/tools'],
  ['GET', '/tools/{id}'],
  ['GET', '/tools/new'],
  ['DELETE', '/tools/{id}'],
  ['GET', '/{branch}/loans'],
  ['GET', '/files/{name}.{extension}'],
  ['GET', '/a+b/(c)/{id}'],
] as const

describe('createRouter', () => {
  const router = createRouter(routes.map(([method, path]) => ({ method, path, handler: `${method} ${path}` })))

  it.each([
    ['GET', '/tools', 'GET /tools', {}],
    ['POST', '/tools', 'POST /tools', {}],
    ['GET', '/tools/t-1', 'GET /tools/{id}', { id: 't-1' }],
    ['GET', '/tools/a%2Fb%20%C3%A9', 'GET /tools/{id}', { id: 'a/b é' }],
    ['GET', '/tools/', 'GET /tools/{id}', { id: '' }],
    ['GET', '/tools/new', 'GET /tools/new', {}],
    ['DELETE', '/tools/new', 'DELETE /tools/{id}', { id: 'new' }],
    ['GET', '/tools/loans', 'GET /tools/{id}', { id: 'loans' }],
    ['GET', '/files/a.b.txt', 'GET /files/{name}.{extension}', { name: 'a.b', extension: 'txt' }],
    ['GET', '/a+b/(c)/{id}', 'GET /a+b/(c)/{id}', { id: '{id}' }],
  ])('gives %s %s the handler of %s, with the parameters of the path', (method, path, handler, parameters) => {
    expect(router.match(method, path)).toMatchObject({ status: 200, handler, parameters })
  })

  it('gives another method a 405 with those that the path allows', () => {
    expect(router.match('PUT', '/tools')).toMatchObject({ status: 405, allow: ['GET', 'POST'] })
    expect(router.match('put', '/tools/t-1')).toMatchObject({
      status: 405,
      allow: ['GET', 'DELETE'],
      parameters: { id: 't-1' },
    })
  })

  it.each(['/', '/tool', '/tools/a/b', '/Tools', '/files/txt', '', '*', '/axb/(c)/d'])('gives %s a 404', (path) => {
    expect(router.match('GET', path).status).toBe(404)
  })

  it('gives a parameter whose percent-encoding is wrong a 400', () => {
    expect(router.match('GET', '/tools/%E0%A4').status).toBe(400)
  })
})
