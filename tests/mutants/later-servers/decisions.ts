import type { Body } from '../support/json.ts'
import { attribute, header, hears, reads, refuses, takes, where } from '../support/operations.ts'
import type { WrongServer } from '../support/wrong-server.ts'
import { at, failedRecord, queried, reporting, sent } from './steps.ts'

const collection = 'UserProfilePreferences'
const type = (headers: Headers) => headers.get('content-type') ?? ''
const only = ({ [collection]: list }: Body) => ({ [collection]: list })
const inAnyLetters = (name: string) => (/^userprofilepreferences?$/i.test(name) ? collection : name)
const renamed = (body: Body) =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [inAnyLetters(name), value]))
const numbered = (change: (number: number) => unknown) =>
  failedRecord((record) => ({ ...record, SequenceNumber: change(Number(record.SequenceNumber)) }))

/**
 * Servers at odds with the vendor's older help or with a decision. Of L02 only that a record is an object is looked at (C29). No case shows
 * C26, and C27 would take 28 MB. L08 is in inferences.ts.
 */
export const decisions: readonly WrongServer[] = [
  ['answers counters of execution as text', 'L01', at(reporting, attribute('Processed', String))],
  ['answers RefreshTags as text', 'L01 C20', at(reporting, attribute('RefreshTags', String))],
  [
    'lists what failed as text',
    'L02',
    at(
      'exceptions',
      failedRecord((record) => JSON.stringify(record)),
    ),
  ],
  [
    'numbers what failed from 0',
    'L09',
    at(
      'exceptions',
      numbered((number) => number - 1),
    ),
  ],
  [
    'gives reasons as a text',
    'L09',
    at(
      'exceptions',
      failedRecord((record) => ({ ...record, Exceptions: 'It is bad.' })),
    ),
  ],
  [
    'answers no AccessToken',
    'C24 (I01)',
    at(
      reporting,
      attribute('AccessToken', () => undefined),
    ),
  ],
  [
    'ignores properties that it does not know',
    'C25',
    at(
      'stage',
      takes((body) => (collection in body ? only(body) : body)),
    ),
  ],
  ['reads the collection in any letters', 'C25', at('stage', takes(renamed))],
  ['takes what is below 1 for 1', 'C28', at('exceptions', queried(raised))],
  [
    'answers -1 as Pending',
    'C30',
    at(
      reporting,
      attribute('Pending', () => -1),
    ),
  ],
  ['answers 415 to another media type', 'C31', at('stage', where(400, /C31/, { status: 415 }))],
  ['takes any media type', 'C31', at('stage', hears('Content-Type', 'application/json'))],
  [
    'wants a Content-Type',
    'C17 (C27)',
    at(
      'stage',
      refuses((_, { headers }) => !headers.has('content-type')),
    ),
  ],
  [
    'refuses a charset',
    'C31',
    at(
      'stage',
      refuses((_, { headers }) => /charset/.test(type(headers))),
    ),
  ],
  [
    'reads the media type letter by letter',
    'C31',
    at(
      'stage',
      refuses((_, { headers }) => /^[^;]*[A-Z]/.test(type(headers))),
    ),
  ],
  ['takes what is almost JSON', 'C31', at('stage', reads(repaired))],
  [
    'answers 500 to a byte order mark',
    'C31',
    at(
      'stage',
      refuses((_, { body }) => body[0] === 0xef, 500),
    ),
  ],
  ['labels its reports as text', 'C31', at(reporting, header(200, 'Content-Type', 'text/plain'))],
  [
    'labels its error responses as problem details',
    'C31',
    at(sent, header(401, 'Content-Type', 'application/problem+json')),
  ],
  ['answers without a label', 'C31', at(sent, header(200, 'Content-Type', null))],
]

/** Without a comma at the end and comments, and with quotes around a name. */
function repaired(text: string) {
  return text
    .replace(/,\s*\}$/, '}')
    .replaceAll(/\/\*.*?\*\//g, '')
    .replace(/^\{(\w+):/, '{"$1":')
}

function raised(query: URLSearchParams) {
  for (const [name, value] of [...query]) if (Number(value) < 1) query.set(name, '1')
}
