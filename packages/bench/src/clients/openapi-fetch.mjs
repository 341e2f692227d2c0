import createClient from 'openapi-fetch'

export function prepare(baseUrl) {
  const client = createClient({ baseUrl, headers: { Authorization: 'Bearer x' } })
  return async (body) => {
    const { data } = await client.POST('/{clientId}/Import', { params: { path: { clientId: 'ACME_CORP' } }, body })
    return data
  }
}
