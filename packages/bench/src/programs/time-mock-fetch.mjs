// Times a mock in process: node time-mock-fetch.mjs <name> <valid|refused> <milliseconds> <openapi.yaml>
import { readFileSync } from 'node:fs'
import { answer, request } from './answer.mjs'

const [name = '', kind = '', duration = '', document = ''] = process.argv.slice(2)
const started = performance.now()
const body = JSON.stringify(kind === 'valid' ? request : { ...request, DataStageDuration: 11 })
const headers = { Authorization: 'Bearer x', 'Content-Type': 'application/json' }
const url = 'http://mock.invalid/ACME_CORP/Import'

const mocks = {
  async ours() {
    const { createMockFetch } = await import('@bulk-import/mock')
    const mockFetch = createMockFetch()
    return () => mockFetch(url, { method: 'POST', headers, body })
  },
  /** A handler by hand, as one writes it without a contract: it checks one property. */
  async MSW() {
    const { http, HttpResponse } = await import('msw/http')
    const { setupServer } = await import('msw/node')
    setupServer(
      http.post('http://mock.invalid/:clientId/Import', async ({ request }) => {
        const { Name, DataStageDuration = 3 } = await request.json()
        if (DataStageDuration > 10) return HttpResponse.json({ Message: 'DataStageDuration' }, { status: 400 })
        return HttpResponse.json({ ...JSON.parse(answer), Name })
      }),
    ).listen()
    return () => fetch(url, { method: 'POST', headers, body })
  },
  async "Prism's engine"() {
    const { createInstance, getHttpOperationsFromSpec } = await import('@stoplight/prism-http')
    const { parse } = await import('yaml')
    const operations = await getHttpOperationsFromSpec(parse(readFileSync(document, 'utf8')))
    const log = Object.fromEntries(
      ['trace', 'debug', 'info', 'success', 'warn', 'error'].map((name) => [name, () => {}]),
    )
    const logger = { ...log, child: () => logger }
    const config = { isProxy: false, checkSecurity: true, errors: false, mock: { dynamic: false } }
    const prism = createInstance({ ...config, validateRequest: true, validateResponse: true }, { logger })
    const parsed = JSON.parse(body)
    const lower = { authorization: 'Bearer x', 'content-type': 'application/json' }
    const input = { method: 'post', url: { path: '/ACME_CORP/Import' }, headers: lower, body: parsed }
    return async () => {
      const result = await prism.request(input, operations)()
      return new Response(JSON.stringify(result.right.output.body), { status: result.right.output.statusCode })
    }
  },
}

const call = await mocks[name]()
const { status } = await call()
const readyMs = performance.now() - started
const times = []
const warm = performance.now() + Number(duration) / 3
const end = warm + Number(duration)
while (performance.now() < end) {
  const sent = performance.now()
  const response = await call()
  await response.text()
  if (sent > warm) times.push(performance.now() - sent)
}
const sum = times.reduce((total, one) => total + one, 0)
times.sort((one, other) => one - other)
const quantile = (share) => times[Math.floor(times.length * share)]
console.log(
  JSON.stringify({
    perSecond: (times.length / sum) * 1000,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    readyMs,
    status,
    residentMb: process.memoryUsage().rss / 2 ** 20,
  }),
)
process.exit()
