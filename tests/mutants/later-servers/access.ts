import { type Asked, asks, becomes, hears, mistakes, responds, where } from '../support/operations.ts'
import type { WrongServer } from '../support/wrong-server.ts'
import { at, overlooks, sent } from './steps.ts'

const toGet = (status: number) => responds((_, { method }) => (method === 'GET' ? { status } : {}))

/** Stage without a record, by its own method. */
function emptyStage({ headers }: Asked): Partial<Asked> {
  const json = new Headers(headers)
  json.set('Content-Type', 'application/json')
  return { method: 'POST', headers: json, body: new TextEncoder().encode('{"UserProfilePreferences":[]}') }
}

/** Accounts, tokens, credentials and methods: servers that break what a page of the vendor says of the later steps. */
export const access: readonly WrongServer[] = [
  ['answers 400 to an unknown client id', 'P03', at(sent, becomes(404, 400))],
  ['knows every client id', 'P03', at(sent, mistakes('UNKNOWN_CLIENT', 'ACME_CORP'))],
  [
    'takes a path without client id',
    'S28',
    at(
      sent,
      asks(({ url }) => ({ url: url.replace('//Import', '/ACME_CORP/Import') })),
    ),
  ],
  ['answers 404 to an unknown token', 'P04', at(sent, where(401, /P04/, { status: 404 }))],
  ['takes any token', 'P04', at(sent, overlooks(401, /P04/))],
  [
    'tells the status of an import of another account',
    'P04',
    at('status', mistakes('NO_DELETE_PERMISSION', 'ACME_CORP')),
  ],
  ['does not look whether credentials come', 'P04 (S26)', at(sent, hears('Authorization', 'Bearer any'))],
  ['does not look whether credentials are right', 'P04', at(sent, mistakes('WRONG_CREDENTIALS', 'ACME_CORP'))],
  ['takes a token that is no integer', 'P05 (C11)', at(sent, overlooks(400, /parameter accessToken (?:must|is)/))],
  ['answers 500 to a GET at Stage', 'P09', at('stage', toGet(500))],
  [
    'stages by GET, too',
    'P09',
    at('stage', (server) => (asked) => server(asked.method === 'GET' ? { ...asked, ...emptyStage(asked) } : asked)),
  ],
]
