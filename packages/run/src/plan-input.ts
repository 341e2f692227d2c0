import type { Inferred } from '@bulk-import/client/provisional'
import type { Input } from './input/input.ts'
import type { InputFacts } from './journal/events.ts'
import { maximumRecordBytes, requestsFor } from './machine/input.ts'
import { defaults } from './settings.ts'

/** What a run would send. */
export interface InputPlan extends InputFacts {
  /** As many as its bytes take at least. */
  requests: number
}

/**
 * **Provisional.** Reads and checks a whole input as a run does, with the same bounds, and sends nothing.
 *
 * @throws InputError for the first line that is no record, or is too long
 */
export async function planInput(
  input: Required<Input>,
  options: { chunkBytes?: number; inferred?: Inferred; signal?: AbortSignal } = {},
): Promise<InputPlan> {
  const { chunkBytes = defaults.chunkBytes, inferred = {}, signal } = options
  const sizes = { plan: { inferred }, limits: { chunkBytes } }
  const facts = await input.check(() => undefined, maximumRecordBytes(sizes), signal)
  return { ...facts, requests: requestsFor(sizes, facts) ?? 0 }
}
