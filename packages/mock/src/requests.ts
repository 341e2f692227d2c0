/** What the mock keeps of a request: never a value of a header, the query or the body. */
export interface RequestRecord {
  /** When it came, ISO 8601 in UTC, by the mock's clock. */
  at: string
  method: string
  /** Without the query, and cut after 200 characters. */
  path: string
  clientId?: string
  /** What was answered; 0 when the connection ended without an answer. */
  status: number
  authorization: 'present' | 'absent'
  bodyBytes: number
  /** The step of a scenario that struck it. */
  scenario?: string
  /** Why it was refused. */
  message?: string
}

/** One line for a log: `POST /ACME_CORP/Import 200`. Holds no control character, since a terminal would obey it. */
export function formatRequest({ method, path, status, scenario, message }: RequestRecord): string {
  const why = [scenario && `(scenario: ${scenario})`, message].filter(Boolean).join(' ')
  const line = `${method} ${path} ${status === 0 ? 'no answer' : status}${why && ` ${why}`}`
  return line.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?')
}
