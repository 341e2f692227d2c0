import type { Adapter } from '../contract.ts'
import type { Reason } from '../report.ts'

/** Nothing that names an import is sent to it: a server that is wrong might execute that. */
export const execute: Adapter = {
  inference: () => ({ id: 'L08', option: 'executePath' }),
  skip: ({ after, needs }) => (after === undefined && needs === undefined ? undefined : neverSent),
}

const neverSent: Reason = {
  code: 'never-sent',
  message: 'A server might execute an import for it, and none is executed.',
}
