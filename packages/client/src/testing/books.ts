import type { ServerResponse } from 'node:http'
import { reportText } from './steps.ts'

/** What can happen to one request on its way. `taken` says that the server does what it is asked to before it goes wrong. */
const replies = {
  none: (response: ServerResponse, good: string) => send(response, 200, good),
  'taken, reset': (response: ServerResponse) => response.destroy(),
  'taken, cut off': (response: ServerResponse, good: string) => {
    response.writeHead(200, { ...jsonType, 'Content-Length': good.length }).write(good.slice(0, 60))
    setImmediate(() => response.destroy())
  },
  'taken, 500': (response: ServerResponse) => send(response, 500, '{"Message":"Oops."}'),
  'taken, 502 page': (response: ServerResponse) => send(response, 502, '<html>'),
  'taken, 503': (response: ServerResponse) => send(response, 503, '{"Message":"Busy."}'),
  'taken, 408': (response: ServerResponse) => send(response, 408, '{}'),
  'taken, 409': (response: ServerResponse) => send(response, 409, '{"Message":"Again?"}'),
  'taken, report without a counter': (response: ServerResponse, good: string) =>
    send(response, 200, good.replace('"ValidationFailed"', '"Other"')),
  'taken, report of another': (response: ServerResponse, good: string) => send(response, 200, ofAnother(good)),
  'report of another': (response: ServerResponse, good: string) => send(response, 200, ofAnother(good)),
  'reset before': (response: ServerResponse) => response.destroy(),
  'page of a proxy': (response: ServerResponse) => send(response, 200, '<html>'),
  '503': (response: ServerResponse) => send(response, 503, '{"Message":"Busy."}'),
  '400': (response: ServerResponse) => send(response, 400, '{"Message":"No."}'),
  '401': (response: ServerResponse) => send(response, 401, ''),
  '413': (response: ServerResponse) => send(response, 413, '{}'),
  '429': (response: ServerResponse) => send(response, 429, ''),
  'redirect to itself': (response: ServerResponse) => send(response, 307, '', { Location: '.' }),
  /** Nothing arrives: see `refuses` of the test. */
  'refused connection': (response: ServerResponse) => send(response, 500, ''),
} satisfies Record<string, (response: ServerResponse, good: string) => unknown>

export type BookReply = keyof typeof replies

export const bookReplies = Object.keys(replies) as BookReply[]

/** A server for the later steps of one import that writes down what it takes. */
export function openBooks() {
  const taken = new Map<string, number>()
  let executions = 0
  const takeRequest = (url: string, body: string) => {
    if (url.endsWith('/Execute')) executions++
    if (!/\/Import\/\d+$/.test(url)) return
    for (const { Id } of JSON.parse(body).UserProfilePreferences) taken.set(Id, (taken.get(Id) ?? 0) + 1)
  }
  return {
    taken: (id: string) => taken.get(id) ?? 0,
    executions: () => executions,
    respond(response: ServerResponse, { url, body }: { url: string; body: string }, name: BookReply) {
      if (name === 'none' || name.startsWith('taken')) takeRequest(url, body)
      const isPage = url.includes('/Exceptions')
      replies[name](response, isPage ? '{"Count":0,"HasMore":false,"UserProfilePreferences":[]}' : reportText())
    },
  }
}

const ofAnother = (report: string) => report.replace('"AccessToken":', '"AccessToken":1')

const jsonType = { 'Content-Type': 'application/json' }

function send(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...(body.startsWith('<') ? { 'Content-Type': 'text/html' } : jsonType), ...headers })
  response.end(body)
}
