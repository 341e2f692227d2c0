import type { Sample } from '../samples.ts'
import { noteOn } from './initiate/note.ts'
import { samples } from './initiate/samples.ts'

/** What the form of only one operation has, by its operationId: a page does not load the rest. */
export const formExtensions: Readonly<Record<string, { samples: readonly Sample[]; noteOn: typeof noteOn }>> = {
  initiate: { samples, noteOn },
}
