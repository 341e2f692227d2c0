import type { Settings } from '../options.ts'
import type { Reason } from '../report.ts'

/** What ended a run early. */
export interface Ending {
  outcome: 'unreachable' | 'refused' | 'stopped' | 'bail'
  why: Reason
}

/** Why nothing can be judged, when credentials, account or address explain how the simplest request is refused. */
export function whyUnjudged(status: number, { nameOption, account }: Settings): Reason | undefined {
  const hint = hintFor(status, nameOption, Object.keys(account.parameters))
  if (hint === undefined) return undefined
  return { code: 'refused', message: `The response to the simplest request is ${status}: ${hint}.` }
}

function hintFor(status: number, name: (option: string) => string, parameters: string[]): string | undefined {
  if (status >= 300 && status < 400) return `pass the address to which it redirects as ${name('baseUrl')}`
  if (status === 429 || status === 503) return `try again later, or let it wait longer (${name('maxWaitMs')})`
  if (![401, 403, 404].includes(status)) return undefined
  return `check ${['authorization', ...parameters].map(name).join(', ')} and ${name('baseUrl')}`
}
