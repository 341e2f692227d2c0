import type { Issue } from '@bulk-import/contract'
import { instantsOf } from '@bulk-import/internal/dates'
import type { Redactor } from '@bulk-import/internal/redact'
import { redactValue } from '../../transport/redact.ts'
import { type HttpResponse, redactHeaders } from '../../transport/response.ts'
import type { ImportSession, ImportSettings } from './types.ts'

const inspect = Symbol.for('nodejs.util.inspect.custom')

/** What a session is made of. */
interface Source {
  body: Record<string, unknown>
  accessToken: string
  issues: readonly Issue[]
  response: HttpResponse
  /** Knows what must not be shown. */
  redactor: Redactor
  now: () => number
}

/**
 * The session for a response that was accepted. Nothing of it is redacted before it is looked at: that takes longer than the call.
 * A class, since getters of its own would make an object of it that takes as long as a tenth of the call.
 */
export class Session implements ImportSession {
  readonly issues: readonly Issue[]
  readonly #source: Source
  #shown: ReturnType<typeof shownOf> | undefined
  #response: ImportSession['response'] | undefined

  constructor(source: Source) {
    this.#source = source
    this.issues = source.issues
    Object.freeze(this)
  }

  get accessToken() {
    return this.#source.accessToken
  }
  get status() {
    return this.#show().status as ImportSession['status']
  }
  get name() {
    return this.#show().name
  }
  get expires() {
    return this.#show().expires
  }
  /** A Date can be changed by whoever holds it, so each reader gets one of its own. */
  get expiresAt() {
    const { endMs } = this.#show()
    return endMs === undefined ? undefined : new Date(endMs)
  }
  get settings() {
    return this.#show().settings
  }
  get response() {
    const { response, redactor } = this.#source
    this.#response ??= { status: response.status, headers: redactHeaders(response, redactor) }
    return this.#response
  }

  // Functions that need no `this`.
  readonly remainingMs = (at?: Date) => {
    const instant = at === undefined ? this.#source.now() : at.getTime()
    if (Number.isNaN(instant)) throw new RangeError('The date is invalid.')
    const { endMs } = this.#show()
    return endMs === undefined ? undefined : Math.max(0, endMs - instant)
  }
  readonly isExpired = (at?: Date) => {
    const leftMs = this.remainingMs(at)
    return leftMs === undefined ? undefined : leftMs === 0
  }

  toJSON() {
    const { status, name, expires, expiresAt, settings, issues } = this
    return { status, name, expires, expiresAt: expiresAt?.toISOString(), settings, issues }
  }
  toString() {
    return `ImportSession ${JSON.stringify(this.name)} (${this.status}, until ${this.expiresAt?.toISOString() ?? 'unknown'})`
  }
  [inspect]() {
    return this.toJSON()
  }

  #show() {
    const { body, redactor } = this.#source
    this.#shown ??= shownOf(redactValue(body, redactor) as Record<string, unknown>)
    return this.#shown
  }
}

function shownOf({ AccessToken: _, Status, Expires, Name, ...settings }: Record<string, unknown>) {
  const [status, expires, name] = [Status, Expires, Name].map((text) => (typeof text === 'string' ? text : undefined))
  return { status, name, expires, endMs: instantsOf(expires ?? '')?.earliestMs, settings: settings as ImportSettings }
}
