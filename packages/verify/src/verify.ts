import * as generated from '@bulk-import/contract'
import { caseSubjects, cases } from '@bulk-import/contract/cases'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { boolean, must, type Validator } from '@bulk-import/internal/option-validators'
import { isHeaderValue, isPathSegment } from '@bulk-import/internal/request-parts'
import type { Contract } from './contract.ts'
import { inferredProblem } from './inferred.ts'
import { adapters, withLaterSteps } from './operations/index.ts'
import { recordTexts } from './operations/records.ts'
import {
  type Account,
  type Authorization,
  defaults,
  type Settings,
  type StandIn,
  type VerifyOptions,
} from './options.ts'
import type { Report } from './report.ts'
import { resolveOptions } from './resolve-options.ts'
import { makeReport } from './results/make-report.ts'
import { type Plan, planOf } from './run/plan.ts'

const contract: Contract = {
  ...generated,
  title: document.info.title,
  version: document.info.version,
  cases,
  caseSubjects,
  mediaTypeIds: ['C22'],
  needs: {
    unknownClientId: 'a client id that the server does not know',
    authorizationWithoutDelete: 'a user who may not delete',
    wrongAuthorization: 'credentials that are wrong',
  },
  adapters,
}

/**
 * Sends the cases of the contract to a server and reports, statement by statement, whether it keeps the contract. Each accepted request
 * opens an import: `plan` says beforehand how many. Never throws for what the server does.
 *
 * @throws UsageError when an option cannot be used, or no credential could be obtained before the first request
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  return makeReport(settingsOf(options))
}

/** What `verify` will do with the same options. Sends nothing. @throws UsageError */
export function plan(options: VerifyOptions): Plan {
  return planOf(settingsOf(options))
}

const isCredential = (value: unknown) => typeof value === 'function' || isHeaderValue(value)
const clientId = must('be a client id: not empty, "." or "..", without slashes and control characters', isPathSegment)
const authorization = must(
  'be one line of visible ASCII characters for the Authorization header, or a function that returns it',
  isCredential,
)
const standIn = must(
  'be like `authorization`, or an object with `clientId` or `authorization`',
  (value) => isCredential(value) || (typeof value === 'object' && value !== null),
)

const recordList = must(
  'be a list of objects, or of texts of JSON with one each, not empty',
  (value) => recordTexts(value) !== undefined,
)

export function settingsOf(options: VerifyOptions): Settings {
  const { clientId: id, authorization: own, unknownClientId, authorizationWithoutDelete, wrongAuthorization } = options
  const { nameOption = defaults.nameOption, provisional = false, inferred = {} } = options
  const needsProvisional =
    (problem: Validator): Validator =>
    (value, all) =>
      provisional ? problem(value, all) : `needs ${nameOption('provisional')}`
  const withoutDelete: Validator = (value, { allowDeletions }) =>
    allowDeletions === false
      ? `needs a request that deletes, and ${nameOption('allowDeletions')} is false. Leave one of them out`
      : standIn(value, {})
  const accountOf = (given: Authorization | StandIn): Account => {
    const other = typeof given === 'object' ? given : { authorization: given }
    return { parameters: { clientId: other.clientId ?? id }, authorization: other.authorization ?? own }
  }
  const unknown = unknownClientId === undefined ? undefined : { clientId: unknownClientId }
  const others = Object.entries({ unknownClientId: unknown, authorizationWithoutDelete, wrongAuthorization })
  const standIns = Object.fromEntries(others.flatMap(([need, given]) => (given ? [[need, accountOf(given)]] : [])))
  const account = accountOf(own)
  const other = standIns.authorizationWithoutDelete?.parameters.clientId
  const hasOtherAccount = other !== undefined && other !== id
  const wrongToken = { ...account, parameters: { ...account.parameters, accessToken: '1' } }
  const records = recordTexts(options.records) ?? []
  const whole = provisional ? withLaterSteps(contract, { records, inferred, nameOption, hasOtherAccount }) : contract
  return resolveOptions(options, whole, {
    account,
    standIns: { ...standIns, ...(provisional && { unknownAccessToken: wrongToken }) },
    validators: {
      clientId,
      authorization,
      unknownClientId: clientId,
      authorizationWithoutDelete: withoutDelete,
      wrongAuthorization: standIn,
      provisional: boolean,
      records: needsProvisional(recordList),
      inferred: needsProvisional(inferredProblem),
    },
    required: ['clientId', 'authorization'],
  })
}
