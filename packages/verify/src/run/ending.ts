import type { Reason } from '../report.ts'

/** What ended a run before its time. */
export interface Ending {
  outcome: 'unreachable' | 'refused' | 'stopped' | 'bail'
  why: Reason
}

const checkAccess = (name: NameOption) => `check ${name('authorization')}, ${name('clientId')} and ${name('baseUrl')}`
const comeBack = (name: NameOption) => `try again later, or let it wait longer (${name('maxWaitMs')})`
/** What to do when the very first request is answered so. */
const advices: Readonly<Record<number, (name: NameOption) => string>> = {
  401: checkAccess,
  403: checkAccess,
  404: checkAccess,
  429: comeBack,
  503: comeBack,
}

type NameOption = (option: string) => string

/** Why nothing can be judged, when credentials, client id or address explain how the simplest request is answered. */
export function refusalOfFirst(status: number, name: NameOption): Reason | undefined {
  const isRedirect = status >= 300 && status < 400
  if (!isRedirect && !Object.hasOwn(advices, status)) return undefined
  const advice = advices[status]?.(name) ?? `give the address to which it redirects as ${name('baseUrl')}`
  return { code: 'refused', message: `The simplest request is answered ${status}: ${advice}.` }
}
