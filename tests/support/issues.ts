import type { Issue } from '@bulk-import/contract'
import { expect } from 'vitest'

/** The one issue of a value: where it is, and the ids that it cites. */
export function onlyIssue([issue, ...others]: readonly Issue[]): [pointer: string, ...ids: string[]] {
  expect(others).toEqual([])
  return [issue?.pointer ?? '', ...(issue?.ids ?? [])]
}
