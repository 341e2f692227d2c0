import type { Adapter } from '../contract.ts'
import { merge } from '../judge/violation.ts'
import {
  counterIn,
  isReport,
  judgeNumber,
  judgeReport,
  shownByEachReport,
  shownByReports,
  stagedBefore,
} from './report.ts'

const counters = ['TotalRecordsReceived', 'ValidationSuccessful', 'ValidationFailed']

/** What only a response of Retrieve status shows: that nothing was received at first, and what was staged is counted then. */
export const retrieveStatus: Adapter = {
  shownByContent: shownByReports,
  shows: shownByEachReport,
  recognizes: isReport,
  inference: () => ({ id: 'I09', option: 'statusPath' }),
  judgeSuccess(success, circumstances) {
    const staged = stagedBefore(circumstances)
    const expected = (name: string) => (staged === undefined ? 0 : counterIn(staged.report, name))
    const ids = [staged === undefined ? 'I09' : 'I06']
    return merge(
      judgeReport(success, circumstances, staged === undefined ? 'Initiated' : 'Staging'),
      ...counters.map((name) => judgeNumber(success.body, name, expected(name), ids)),
    )
  },
}
