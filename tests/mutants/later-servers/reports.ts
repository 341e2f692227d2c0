import type { Body } from '../support/json.ts'
import { accepted, attribute, takes } from '../support/operations.ts'
import type { WrongServer } from '../support/wrong-server.ts'
import { at, deviates, overlooks, reporting, staged, stagedAttribute } from './steps.ts'

const isNoList = (body: Body) => 'UserProfilePreferences' in body && !Array.isArray(body.UserProfilePreferences)
const emptied = (body: Body) => ({ ...body, UserProfilePreferences: [] })
const isFirst = (Status: string) => Status === 'Initiated'
const gone = () => undefined

/** What Stage takes, and what a report says: servers that break what a page of the vendor says of the later steps. */
export const reports: readonly WrongServer[] = [
  [
    'takes anything for a list of records',
    'P10',
    at(
      'stage',
      takes((body) => (isNoList(body) ? emptied(body) : body)),
    ),
  ],
  ['takes a body that is no object', 'P10', at('stage', overlooks(400, /StageRequest must be an object/))],
  [
    'stages nothing without a word',
    'P10 (I05)',
    at(
      'stage',
      takes((body) => ({ UserProfilePreferences: [], ...body })),
    ),
  ],
  ['counts the records of a request, not of the import', 'P11', deviates('counters-per-request')],
  [
    'counts records twice',
    'P11',
    at(
      reporting,
      stagedAttribute('TotalRecordsReceived', (value) => value * 2),
    ),
  ],
  [
    'forgets to count what it received the second time',
    'P11 (C24)',
    at('stage', stagedAttribute('TotalRecordsReceived', gone, 2)),
  ],
  ['tells no ValidationFailed in the status', 'P11 (C24)', at('status', stagedAttribute('ValidationFailed', gone))],
  ['validates the records of a request, not of the import', 'P11', at('stage', staged(halfValidated, 2))],
  [
    'counts what failed among what passed, too',
    'P12',
    at(
      reporting,
      stagedAttribute('ValidationSuccessful', (_, body) => body.TotalRecordsReceived),
    ),
  ],
  [
    'answers Staging before anything was staged',
    'P19',
    at(
      'status',
      attribute('Status', () => 'Staging'),
    ),
  ],
  [
    'answers Initiated after records were staged',
    'P19',
    at(
      'status',
      attribute('Status', () => 'Initiated'),
    ),
  ],
  [
    'answers a Status that is not known',
    'P19 (P18 I10)',
    at(
      'status',
      attribute('Status', (value) => (isFirst(value) ? value : 'Open')),
    ),
  ],
  [
    'answers Status in small letters everywhere',
    'P19 (P18 I10)',
    at(
      reporting,
      attribute('Status', (value: string) => value.toLowerCase()),
    ),
  ],
  [
    'answers Ready as Status everywhere',
    'P19 (P18 I10)',
    at(
      reporting,
      attribute('Status', () => 'Ready'),
    ),
  ],
  [
    'answers counters as text everywhere',
    'P11',
    at(
      reporting,
      accepted((body) => ({ ...body, ...inText(body) })),
    ),
  ],
  [
    'counts what passed as processed',
    'P20',
    at(
      reporting,
      staged((body) => ({ ...body, Processed: body.ValidationSuccessful })),
    ),
  ],
]

function inText(body: Body) {
  const names = ['TotalRecordsReceived', 'ValidationSuccessful', 'ValidationFailed']
  return Object.fromEntries(names.map((name) => [name, String(body[name])]))
}

function halfValidated(body: Body) {
  const half = (value: unknown) => Number(value) / 2
  const { ValidationSuccessful: passed, ValidationFailed: failed } = body
  return { ...body, ValidationSuccessful: half(passed), ValidationFailed: half(failed) }
}
