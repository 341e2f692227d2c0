import { operations, productionUrl, servers } from '@bulk-import/contract'
import { describe, expect, it } from 'vitest'
import { contract, initiate, response } from '../support/contract.ts'

describe('the operation', () => {
  it('is a POST to /{clientId}/Import, marked as inferred [S63, C08]', () => {
    expect(operations.initiate).toMatchObject({
      operationId: 'initiate',
      method: 'POST',
      pathTemplate: '/{clientId}/Import',
    })
    const { servers } = contract
    expect(servers[0].url).toBe('https://pm.mypreferences.com/Profiles/v4/Async')
    for (const { url, description } of servers.slice(0, 2)) {
      expect(url).toMatch(/^https:/)
      expect(description).toMatch(/[Ii]nferred/)
    }
  })

  it('wants an Authorization header, by either of the two schemes that the vendor names elsewhere [S26]', () => {
    expect(contract.security).toEqual([{ PnAuthInfo3: [] }, { OAuth2AccessToken: [] }])
    const schemes = contract.components.securitySchemes
    expect(schemes.PnAuthInfo3).toMatchObject({ type: 'apiKey', in: 'header', name: 'Authorization' })
    expect(schemes.OAuth2AccessToken).toMatchObject({ type: 'http', scheme: 'bearer' })
    for (const name of Object.keys(schemes)) expect(schemes[name]['x-origin']).toMatch(/not its page on Initiate/)
  })

  it('takes application/json, with or without a charset, and nothing else [S27, C07]', () => {
    expect(Object.keys(initiate.requestBody.content)).toEqual(['application/json'])
    expect(initiate.requestBody.description).toMatch(/charset parameter is accepted/)
    expect(operations.initiate.request.mediaType).toBe('application/json')
  })

  it('has in its metadata the defaults of the request, all of them, and no other [S32, S37, S38, S39, S40, S41]', () => {
    const { properties } = contract.components.schemas.InitiateRequest as {
      properties: Record<string, { $ref: string }>
    }
    const standards = Object.entries(properties).map(([name, { $ref }]) => [
      name,
      contract.components.schemas[$ref.split('/').at(-1) ?? '']?.default,
    ])
    const { defaults } = operations.initiate.request
    expect(defaults).toEqual(Object.fromEntries(standards.filter(([, standard]) => standard !== undefined)))
    expect(defaults.DataStageDuration).toBe(3)
  })

  it('has the first of its servers as the production address', () => {
    expect(productionUrl).toBe(servers[0].url)
  })

  it('answers every status with JSON: the session when it succeeds, one and the same schema when it fails [S43, S64]', () => {
    const { 200: success, ...errors } = operations.initiate.responses
    expect(success).toMatchObject({ mediaType: 'application/json', schema: 'InitiateResponse' })
    expect(operations.initiate.request).toMatchObject({ schema: 'InitiateRequest', isRequired: true })
    for (const error of Object.values(errors))
      expect(error).toMatchObject({ mediaType: 'application/json', schema: 'ErrorResponse' })
  })

  it('names the account in the path [S28]', () => {
    const [clientId] = initiate.parameters
    expect(clientId).toMatchObject({
      name: 'clientId',
      in: 'path',
      required: true,
      schema: { type: 'string', minLength: 1 },
    })
    expect(clientId.description).toMatch(/id of your organization's MyPreferences account/)
  })

  it('says in its 200 that every later step needs the access token [S02, S03]', () => {
    expect(response('200').description).toMatch(/Every later step needs the access token/)
  })
})
