import { createHttpClient } from '@bulk-import/client/http'

export function prepare(baseUrl) {
  const http = createHttpClient({ clientId: 'ACME_CORP', auth: 'Bearer x', baseUrl })
  return async (body) => {
    const { data } = await http.POST('/{clientId}/Import', { params: { path: { clientId: 'ACME_CORP' } }, body })
    return data
  }
}
