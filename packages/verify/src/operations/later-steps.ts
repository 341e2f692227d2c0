import type { Case } from '@bulk-import/contract/cases'
import * as generated from '@bulk-import/contract/provisional'
import { caseSubjects, cases } from '@bulk-import/contract/provisional/cases'
import document from '@bulk-import/contract/provisional/openapi.json' with { type: 'json' }
import type { Contract } from '../contract.ts'
import type { Inferred } from '../options.ts'
import { caseOf } from '../run/chain.ts'
import { execute } from './execute.ts'
import { itemsOf, valuesIn } from './records.ts'
import { stagedCaseId } from './report.ts'
import { retrieveExceptions } from './retrieveExceptions.ts'
import { retrieveStatus } from './retrieveStatus.ts'
import { type Staging, stage, withRecords } from './stage.ts'

const collection: keyof generated.StageRequest = 'UserProfilePreferences'

/** What only shows when an import is executed, and what is about Execute and other steps. */
const ofExecution = ['P14', 'P18', 'L08', 'I08', 'I10']
const alsoOfExecution = ['L01', 'I01']

interface Given {
  /** Each as it is written. */
  records: readonly string[]
  inferred: Inferred
  nameOption(option: string): string
  /** Whether `authorizationWithoutDelete` is the user of another account. */
  hasOtherAccount: boolean
}

/** The contract with the operations after Initiate, of which only those cases are sent that execute nothing. */
export function withLaterSteps(
  contract: Contract,
  { records, inferred, nameOption, hasOtherAccount }: Given,
): Contract {
  // On what the form of a response rests that Initiate has, too; and any service may repeat what it was sent.
  const form = { mediaTypeIds: ['C31'], errorIds: ['I02'], mayRepeatRecords: records.length > 0 }
  const staging: Staging = {
    collection: inferred.recordsProperty ?? collection,
    records,
    withoutRecords: {
      code: 'option-needed',
      option: 'records',
      message: `It needs records that may be staged: ${nameOption('records')}.`,
    },
  }
  const paths: Readonly<Record<string, string | undefined>> = {
    stage: inferred.stagePath,
    execute: inferred.executePath,
    retrieveStatus: inferred.statusPath,
    retrieveExceptions: inferred.exceptionsPath,
  }
  const defaults = { Limit: defaultOf('limit'), Offset: inferred.firstOffset ?? defaultOf('offset') }
  const example = caseOf({ cases }, stagedCaseId)
  const place = (one: Case): Case => {
    const pathTemplate = paths[one.operationId] ?? one.request.pathTemplate
    return { ...one, request: { ...one.request, pathTemplate } }
  }
  /** With a query that must be accepted, where something failed: how a service answers that nothing did is another matter (I11). */
  const afterStage = (one: Case): Case =>
    records.length > 0 && one.expect.outcome === 'accepted' && one.request.query !== undefined
      ? { precededBy: [stagedCaseId], ...one }
      : one
  const isAsked = ({ request: { query } }: Case) => Number(query?.offset) !== inferred.firstOffset
  const later = [...cases, ...ownCases(cases, defaults.Offset), ...(hasOtherAccount ? [foreignToken(cases)] : [])]
    .filter(isAsked)
    .map((one) => place(one.operationId === 'stage' ? withRecords(one, collection, example, staging) : afterStage(one)))
  return {
    ...contract,
    ...generated,
    title: document.info.title,
    version: document.info.version,
    cases: [...contract.cases, ...later],
    caseSubjects: [...contract.caseSubjects, ...caseSubjects],
    notShown: Object.fromEntries([
      ...ofExecution.map((id) => [id, { code: 'never-sent', message: 'No import is executed.' }]),
      ...alsoOfExecution.map((id) => [
        id,
        { code: 'never-sent', message: 'It also concerns Execute, which is never carried out.' },
      ]),
    ]),
    hiddenText: itemsOf(records),
    hiddenValues: valuesIn(records),
    provisionalIds: new Set(Object.keys(generated.statements).filter((id) => !Object.hasOwn(contract.statements, id))),
    needs: { ...contract.needs, unknownAccessToken: 'an access token that the server does not know' },
    adapters: {
      ...contract.adapters,
      stage: { ...form, ...stage(staging) },
      execute: { ...form, ...execute },
      retrieveStatus: { ...form, ...retrieveStatus },
      retrieveExceptions: { ...form, ...retrieveExceptions({ defaults, staged: records.length }) },
    },
  }
}

function defaultOf(name: string): number {
  const parameters: readonly { name: string; default?: unknown }[] = generated.operations.retrieveExceptions.parameters
  return Number(parameters.find((one) => one.name === name)?.default)
}

/** What only shows after records were staged, and another method. */
function ownCases(all: readonly Case[], firstOffset: number): Case[] {
  const staged = caseOf({ cases: all }, stagedCaseId)
  const after = (
    operationId: string,
    name: string,
    parts: Partial<Case> & Pick<Case, 'sentence' | 'reason' | 'ids'>,
  ) => ({
    ...caseOf({ cases: all }, `${operationId}/example/smallest`),
    id: `${operationId}/${name}`,
    precededBy: [staged.id],
    ...parts,
  })
  const page = caseOf({ cases: all }, 'retrieveExceptions/example/smallest')
  return [
    after('stage', 'after/stage', {
      sentence: 'A second stage request adds to the counters of the first.',
      reason: 'They run over all stage requests of the import.',
      ids: ['P11'],
    }),
    after('retrieveStatus', 'after/stage', {
      sentence: 'The status counts the records that were staged.',
      reason: 'The counters do not lag.',
      ids: ['P19', 'P20'],
    }),
    after('retrieveExceptions', 'after/stage', {
      sentence: 'The records that failed at staging are listed.',
      reason: 'There are as many as the counters say.',
      ids: ['P21'],
    }),
    after('retrieveExceptions', 'after/stage/next', {
      sentence: 'A page that skips one record begins with the second.',
      reason: 'The offset of the next page is that of this page plus the number of its records.',
      ids: ['P22', 'P23'],
      precededBy: [staged.id, page.id],
      // Larger than what it skips: where offsets count pages, it begins elsewhere.
      request: { ...page.request, query: { limit: '2', offset: String(firstOffset + 1) } },
    }),
    {
      ...staged,
      id: 'stage/method/GET',
      sentence: 'A request by GET to the path of Stage is refused.',
      reason: 'Staging is a POST.',
      ids: ['P09'],
      request: { ...withoutBody(staged), method: 'GET' },
      expect: { outcome: 'refused', statuses: [], statusIds: [] },
      changes: false,
    },
  ]
}

function foreignToken(all: readonly Case[]): Case {
  return {
    ...caseOf({ cases: all }, 'retrieveStatus/example/smallest'),
    id: 'retrieveStatus/status/401/foreign-access-token',
    sentence: 'A request for the access token of another account is refused.',
    reason: 'It does not belong to the account in the path.',
    ids: ['P04'],
    needs: 'authorizationWithoutDelete',
    expect: { outcome: 'refused', statuses: [401], statusIds: ['P04'] },
  }
}

function withoutBody({ request: { body: _, ...request } }: Case): Case['request'] {
  return { ...request, contentType: null }
}
