import { abortOf, checkAborted, endOf } from './ends.ts'
import type { Question, Run } from './run.ts'
import { standingOf } from './standing.ts'

/** A deletion and a refresh remove what is there, so a person confirms them, each time. @throws RunError unless confirmed */
export async function confirm(run: Run, question: Omit<Question, 'request' | 'isDeletion'>): Promise<void> {
  const { request, isDeletion } = run.plan
  if (!isDeletion && !Object.entries(request).some(([name, value]) => name.startsWith('Refresh') && value === true))
    return
  const isConfirmed = await run.confirm({ ...question, request, isDeletion }).catch((error: unknown) => {
    if (run.signal?.aborted) throw abortOf(run, error)
    const why = error instanceof Error ? ` ${error.message}` : ''
    throw endOf(run, 'NOT_CONFIRMED', `Not confirmed.${why}`, standingOf(run.state).next, { cause: error })
  })
  checkAborted(run)
  // Whatever a function without types may return: only true is a yes.
  if (isConfirmed !== true) throw endOf(run, 'NOT_CONFIRMED', 'Not confirmed.', standingOf(run.state).next)
}
