import { errorResponses } from './servers/error-responses.ts'
import { requests } from './servers/requests.ts'
import { acceptances, echoes } from './servers/responses.ts'
import type { WrongServer } from './support/wrong-server.ts'

export { allowed } from './servers/allowed.ts'
export { decisions } from './servers/decisions.ts'

/** Servers that break a statement of the source, each by one thing. */
export const wrong: readonly WrongServer[] = [...errorResponses, ...requests, ...acceptances, ...echoes]
