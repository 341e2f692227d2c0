import { createMockFetch, type MockFetch } from '@bulk-import/mock'
import type { Report, VerifyOptions } from '@bulk-import/verify'

/** A credential that must never be seen in a report. */
export const secret = 'Bearer very-secret-credential'

/** Everything that a run against the mock can be given. */
export function optionsFor(mock: Pick<MockFetch, 'url'>, more: Partial<VerifyOptions> = {}): VerifyOptions {
  return {
    baseUrl: mock.url,
    clientId: 'ACME_CORP',
    authorization: secret,
    allowDeletions: true,
    values: { MatchValue: 'CrmId' },
    unknownClientId: 'UNKNOWN_CLIENT',
    authorizationWithoutDelete: { clientId: 'NO_DELETE_PERMISSION' },
    wrongAuthorization: { clientId: 'WRONG_CREDENTIALS' },
    ...more,
  }
}

/** What a server does otherwise than the mock. */
export interface Changes {
  /** Responds by itself. */
  instead?: (request: Request) => Response | undefined | Promise<Response | undefined>
  /** Changes the body of a response. */
  accepted?: (body: Record<string, unknown>, sent: Record<string, unknown>) => unknown
  /** Changes the whole response. */
  response?: (text: string, response: Response) => Response | Promise<Response>
}

/** The mock, with one thing changed. */
export function changedMock({ instead, accepted, response: rewrite }: Changes): typeof fetch {
  const mock = createMockFetch()
  return async (input, init) => {
    const original = new Request(input, init)
    const own = await instead?.(original.clone())
    if (own !== undefined) return own
    const sent = await original.clone().text()
    const response = await mock(original)
    const text = await response.text()
    const rest = { status: response.status, headers: new Headers(response.headers) }
    if (response.status === 200 && accepted !== undefined) {
      const body = rewritten(text, (whole) => accepted(whole, (parsed(sent) ?? {}) as Record<string, unknown>) as never)
      return new Response(body ?? text, rest)
    }
    return rewrite === undefined ? new Response(text, rest) : rewrite(text, new Response(text, rest))
  }
}

/** Parses an object, changes it and writes it again, with whole numbers beyond 2^53 as they were. */
function rewritten(text: string, change: (body: Record<string, unknown>) => unknown): string | undefined {
  const token = /"AccessToken":(\d+)/.exec(text)?.[1]
  const body = parsed(text)
  if (body === undefined) return undefined
  const changed = change(body)
  if (changed === body) return undefined
  const written = JSON.stringify(changed)
  return token === undefined ? written : written.replace(`"AccessToken":${Number(token)}`, `"AccessToken":${token}`)
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as never) : undefined
  } catch {
    return undefined
  }
}

/** The ids of the statements and decisions that a report gives a verdict. */
export function withVerdict(report: Report, verdict: Report['statements'][number]['verdict']): string[] {
  return report.statements.filter((statement) => statement.verdict === verdict).map(({ id }) => id)
}
