import type { Body } from '../support/json.ts'
import { accepted, all, attribute, header, on, responds, where } from '../support/operations.ts'
import type { AllowedServer } from '../support/wrong-server.ts'
import { at, failedRecord, reporting, sent } from './steps.ts'

const utf8 = 'application/json; charset=utf-8'
const spaced = (text: string) => ` ${text.replaceAll(',"', ' ,\n"')}\n`
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000)
const expires = (write: (date: Date) => unknown) =>
  at(
    reporting,
    attribute('Expires', () => write(later(6))),
  )
const needed = ['TotalRecordsReceived', 'ValidationSuccessful', 'ValidationFailed', 'AccessToken', 'Status']
const settings = /^(?:Refresh|Match|DataStage|Allow|ImportAction)/
const explains = (change: (text: string) => string) =>
  at(
    sent,
    responds(({ status, text }) => (status > 399 ? { text: change(text) } : {})),
  )
const inferred = 'I04 L08 I09 I11'

/** What keeps the provisional contract although the mock does it otherwise. */
export const allowed: readonly AllowedServer[] = [
  [
    'answers members that nobody knows',
    at(
      sent,
      accepted((body) => ({ ...body, Region: 'EU', Links: {} })),
    ),
  ],
  [
    'answers its members in reverse order',
    at(
      sent,
      accepted((body) => Object.fromEntries(Object.entries(body).reverse())),
    ),
  ],
  [
    'answers with white space around and between',
    at(
      sent,
      on(200, ({ text }) => ({ text: spaced(text) })),
    ),
  ],
  [
    'answers only what has to be in a report',
    at(
      reporting,
      accepted((body) => only(body, (name) => needed.includes(name))),
    ),
  ],
  [
    'repeats null as every setting',
    at(
      reporting,
      accepted((body) => changed(body, () => null)),
    ),
  ],
  ['answers Expires as HTTP writes dates', expires((date) => date.toUTCString())],
  [
    'answers nothing as Pending before Execute',
    at(
      reporting,
      attribute('Pending', () => 0),
    ),
  ],
  [
    'tells as TotalResults how many failed in all',
    at(
      'exceptions',
      attribute('TotalResults', () => 3),
    ),
  ],
  [
    'lists warnings in a list of their own, and before what failed',
    at(
      'exceptions',
      accepted((body) => ({ Warnings: ['Slow.'], ...body })),
    ),
  ],
  [
    'answers failed records without their fields',
    at(
      'exceptions',
      failedRecord(({ SequenceNumber, Exceptions }) => ({ SequenceNumber, Exceptions })),
    ),
  ],
  [
    'gives reasons as texts, and says who edited',
    at(
      'exceptions',
      failedRecord((record) => ({ ...record, Exceptions: ['Bad.'], Edited: null })),
    ),
  ],
  ['labels its answers with a charset', all(header(200, 'content-type', utf8), header(400, 'content-type', utf8))],
  ['refuses in another language', explains(() => '{"Message":"Die Anfrage ist ungültig."}')],
  ['refuses with further members', explains((text) => text.replace('{', '{"Code":7,"Errors":[],'))],
  ['answers no challenge with 401', header(401, 'WWW-Authenticate', null)],
  ['answers 422 to a path that is not valid', at(sent, where(400, /path parameter/, { status: 422 }))],
  [
    'tells the status at the path of Stage, too',
    at(
      'stage',
      (server) => (asked) =>
        asked.method === 'GET' ? server({ ...asked, url: `${asked.url}/Status` }) : server(asked),
    ),
  ],
  [
    'reads a byte order mark',
    at(
      'stage',
      (server) => (asked) => server({ ...asked, body: asked.body[0] === 0xef ? asked.body.slice(3) : asked.body }),
    ),
  ],
  ['writes its own words for statuses', responds(({ status }) => ({ statusText: status === 200 ? 'Fine' : 'Oh no' }))],
  ['knows Initiate alone', elsewhere(404, '<h1>Not here</h1>'), inferred],
  ['knows Initiate alone, and answers 401 to all else', elsewhere(401, '{}'), inferred],
  ['knows Initiate alone, and answers a page to all else', elsewhere(200, '<h1>Welcome</h1>'), inferred],
]

function only(body: Body, test: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(body).filter(([name]) => test(name)))
}

function changed(body: Body, value: () => unknown) {
  return Object.fromEntries(Object.entries(body).map(([name, own]) => [name, settings.test(name) ? value() : own]))
}

function elsewhere(status: number, text: string): AllowedServer[1] {
  return at([...sent, 'execute'], () => async () => ({
    status,
    text,
    headers: new Headers({ 'Content-Type': 'text/html' }),
  }))
}
