import { type Account, refuseAccount } from '../accounts/accounts.ts'
import type { Call, MockResponse } from '../server/http.ts'
import { errorResponse, json } from '../server/responses.ts'
import type { MockState } from '../state.ts'
import type { Deviation } from './deviations.ts'
import type { StartedImport } from './imports.ts'
import type { Counters } from './life.ts'

/** What the steps after Initiate have in common: the import that their path names, and the report that three of them return. */
export function importSteps({ clock, imports, findAccount, challenge, options }: MockState) {
  const deviates = (name: Deviation) => options.deviate.includes(name)

  const findImport = ({ parameters: { clientId = '', accessToken = '' } }: Call): StartedImport | undefined =>
    imports.find(clientId, accessToken)

  return {
    deviates,
    findImport,
    /** The import of a call that was authorized. */
    importOf(call: Call): StartedImport {
      const found = findImport(call)
      if (found === undefined) throw new Error('An import was forgotten while it was asked for.')
      return found
    },
    /** Refuses what the account may not do, and a token that is not that of an import of the account, or has ended (P04). */
    authorize(call: Call): MockResponse | undefined {
      const account: Account | undefined = findAccount(call.parameters.clientId ?? '')
      const refused = refuseAccount(account, challenge)
      if (refused !== undefined) return refused
      const found = findImport(call)
      if (found === undefined)
        return errorResponse(
          401,
          'The access token in the path is not that of an import of this account (P04).',
          challenge,
        )
      return clock.now() < found.expiresMs
        ? undefined
        : errorResponse(401, 'The access token in the path has expired (P04). Initiate another import.', challenge)
    },
    /** The import as it is at a moment, by the counters of that moment unless others are given. */
    report(
      { accessToken, settings, life }: StartedImport,
      nowMs: number,
      others: Partial<Counters> = {},
    ): MockResponse {
      const lagging = deviates('lagging-counters') && !life.isExecuted()
      const { status } = life.at(nowMs)
      const { counters } = life.at(lagging ? life.stagedMs() - 1 : nowMs)
      const shown = status === 'Completed' && deviates('complete') ? 'Complete' : status
      const token = deviates('other-token') ? String(BigInt(accessToken) + 1n) : accessToken
      // JSON.stringify cannot write a number above 2^53 exactly (C11).
      const head = JSON.stringify({ ...counters, ...others }).slice(0, -1)
      const body = `${head},"AccessToken":${token},"Status":"${shown}",${settings}}`
      return { status: 200, headers: { 'Content-Type': json }, body }
    },
  }
}
