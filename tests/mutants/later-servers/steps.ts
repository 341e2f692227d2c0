import type { Deviation } from '@bulk-import/mock'
import type { Body } from '../support/json.ts'
import { accepted, attribute, errorResponse, type Operation, type ServerResponse } from '../support/operations.ts'
import { laterMock, recordCount } from '../support/run.ts'

/** The path of a step behind the token, whatever stands for that. */
const paths = {
  stage: /\/Import\/[^/]*$/,
  execute: /\/Execute$/,
  status: /\/Status$/,
  exceptions: /\/Exceptions$/,
}

export type Step = keyof typeof paths

/** The steps that a run sends to. */
export const sent: readonly Step[] = ['stage', 'status', 'exceptions']
/** Those of them that return a report. */
export const reporting: readonly Step[] = ['stage', 'status']

/** Does something at some steps alone. */
export function at(steps: Step | readonly Step[], operation: Operation): Operation {
  const chosen = [steps].flat().map((step) => paths[step])
  return (server) => {
    const changed = operation(server)
    return (asked) => {
      const { pathname } = new URL(asked.url)
      return chosen.some((path) => path.test(pathname)) ? changed(asked) : server(asked)
    }
  }
}

/** Does otherwise than inferred, by the mock's own means. */
export function deviates(name: Deviation): Operation {
  return () => laterMock({ deviate: [name] })
}

/** Changes a report or page only where records were staged; a report of more than one stage request only with `times`. */
export function staged(change: (body: Body) => unknown, times = 1): Operation {
  return accepted((body) => {
    const { TotalRecordsReceived: received, Count: count } = body
    return Number(received ?? 0) >= times * recordCount || Number(count ?? 0) > 0 ? change(body) : body
  })
}

/** Changes a member of what `staged` changes. Undefined drops it. */
export function stagedAttribute(name: string, change: (value: never, body: Body) => unknown, times = 1): Operation {
  return staged((body) => ({ ...body, [name]: change(body[name] as never, body) }), times)
}

/** Changes each failed record. */
export function failedRecord(change: (record: Body, index: number) => unknown): Operation {
  return attribute('UserProfilePreferences', (records: Body[] | undefined) => records?.map(change))
}

/** Answers as if something were in order that was refused. */
function pretends(response: ServerResponse, step: Step): ServerResponse {
  const counters = { TotalRecordsReceived: 0, ValidationSuccessful: 0, ValidationFailed: 0 }
  const body =
    step === 'exceptions'
      ? { Count: 0, HasMore: false, UserProfilePreferences: [] }
      : { ...counters, AccessToken: 1, Status: step === 'stage' ? 'Staging' : 'Initiated' }
  return { ...response, status: 200, text: JSON.stringify(body) }
}

/** Pretends that what it refused with a status was in order, where the explanation has some words. */
export function overlooks(status: number, words: RegExp): Operation {
  return (server) => async (asked) => {
    const response = await server(asked)
    const step = sent.find((one) => paths[one].test(new URL(asked.url).pathname))
    const isMeant = response.status === status && words.test(response.text)
    return step !== undefined && isMeant ? pretends(response, step) : response
  }
}

/** Changes the query that it sees. */
export function queried(change: (query: URLSearchParams) => void): Operation {
  return (server) => (asked) => {
    const url = new URL(asked.url)
    change(url.searchParams)
    return server({ ...asked, url: String(url) })
  }
}

/** Does not look at a number in the query. */
export const ignores = (parameter: string): Operation =>
  queried((query) => {
    if (/^[1-9]\d*$/.test(query.get(parameter) ?? '')) query.delete(parameter)
  })

/** Refuses what has a parameter in its query. */
export function knowsNo(parameter: string): Operation {
  return (server) => async (asked) =>
    new URL(asked.url).searchParams.has(parameter) ? errorResponse(400) : server(asked)
}
