import { client } from 'generated/hey-api-zod/client.gen.ts'
import { initiate } from 'generated/hey-api-zod/sdk.gen.ts'

export function prepare(baseUrl) {
  client.setConfig({ baseUrl, headers: { Authorization: 'Bearer x' } })
  return async (body) => {
    const { data } = await initiate({ path: { clientId: 'ACME_CORP' }, body, throwOnError: true })
    return data
  }
}
