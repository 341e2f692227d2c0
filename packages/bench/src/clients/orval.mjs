import { initiate } from 'generated:orval/client.ts'

const headers = { Authorization: 'Bearer x' }

export function prepare(baseUrl) {
  globalThis.benchBaseUrl = baseUrl // orval fixes the address when it generates: see programs/generate-clients.mjs
  return async (request) => {
    const { data } = await initiate('ACME_CORP', request, { headers })
    return data
  }
}
