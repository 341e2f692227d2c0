import { createMockFetch, type MockFetch } from '@bulk-import/mock'
import { type Report, type VerifyOptions, verify } from '@bulk-import/verify'

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

/** What a server does instead of the mock; undefined: what the mock does. */
export interface Spoilt {
  /** Answers by itself. */
  instead?: (request: Request) => Response | undefined | Promise<Response | undefined>
  /** Changes the request before the mock sees it, so that it accepts or refuses something else. */
  request?: (body: Record<string, unknown>, request: Request) => Record<string, unknown>
  /** Changes the body of an answer. */
  accepted?: (body: Record<string, unknown>, sent: Record<string, unknown>) => unknown
  /** Changes the whole answer. */
  answer?: (text: string, response: Response) => Response | Promise<Response>
}

/** The mock, with one thing spoilt. */
export function spoil({ instead, request: change, accepted, answer }: Spoilt): typeof fetch {
  const mock = createMockFetch()
  return async (input, init) => {
    const original = new Request(input, init)
    const own = await instead?.(original.clone())
    if (own !== undefined) return own
    const sent = await original.clone().text()
    const changed = change === undefined ? undefined : rewritten(sent, (body) => change(body, original))
    const forwarded =
      changed === undefined ? original : new Request(original, { body: new TextEncoder().encode(changed) })
    const response = await mock(forwarded)
    const text = await response.text()
    const init2 = { status: response.status, headers: new Headers(response.headers) }
    if (response.status === 200 && accepted !== undefined) {
      const body = rewritten(text, (whole) => accepted(whole, (parsed(sent) ?? {}) as Record<string, unknown>) as never)
      return new Response(body ?? text, init2)
    }
    return answer === undefined ? new Response(text, init2) : answer(text, new Response(text, init2))
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

/** Runs everything against a spoilt mock. */
export async function verifySpoilt(spoilt: Spoilt, more: Partial<VerifyOptions> = {}): Promise<Report> {
  return verify(optionsFor({ url: 'https://mock.invalid' }, { fetch: spoil(spoilt), ...more }))
}
