import type { ImportStatusReport } from '@bulk-import/client/provisional'

/** What a run is doing. */
export type Progress =
  | { event: 'checking'; bytes: number }
  | { event: 'planned'; records: number | undefined; bytes: number | undefined; requests: number | undefined }
  | { event: 'initiated'; expires: string | undefined }
  /** The same of an import that an earlier process initiated. */
  | { event: 'resumed'; expires: string | undefined }
  | { event: 'staged'; records: number; bytes: number; failed: number }
  /** Two statuses have to agree that are so far apart. */
  | { event: 'settling'; why: string; ms: number }
  | { event: 'executed' }
  | { event: 'status'; report: ImportStatusReport }
  | { event: 'warning'; message: string }

/** Whether an inference was seen to hold on this service, without personal data. */
export interface Observation {
  id: string
  holds: boolean
  expected: string
  actual: string
}
