import { allowed } from './servers/allowed.ts'
import { decisions } from './servers/decisions.ts'
import { errorResponses } from './servers/error-responses.ts'
import { requests } from './servers/requests.ts'
import { acceptances, echoes } from './servers/responses.ts'
import type { Servers } from './support/matrix.ts'

/** Servers of Initiate, each wrong (or only different) in one thing. */
export const servers: Servers = {
  wrong: [...errorResponses, ...requests, ...acceptances, ...echoes],
  decisions,
  inferences: [],
  allowed,
  mayWarn: true,
}
