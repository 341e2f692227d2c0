import type { InitiateRequest, InitiateResponse } from '@bulk-import/contract'
import { seededRandom } from '@bulk-import/internal/random'
import { isoSeconds } from '../control/clock.ts'
import { textMemory } from '../memory/text-memory.ts'
import type { ResolvedOptions } from '../options.ts'
import { runningDigest } from '../records/digests.ts'
import { type Contract, elementAt } from '../server/contract.ts'
import { type Counters, createLife, type Life, type Staged } from './life.ts'

/** An import that the mock has accepted. */
export interface ImportRecord {
  /** The token as exact decimal text: as a number it may not survive (C11). */
  accessToken: string
  clientId: string
  /** When it was accepted, ISO 8601 in UTC. */
  initiated: string
  /** The Expires of the response. */
  expires: string
  isExpired: boolean
  /** What the response has besides token, status and expiry: each setting as sent or by default. */
  settings: ImportSettings
  /** Kept from the request; the contract does not list it in the response (C06). */
  reasonCode?: string
  /** Provisional. What happened to it after Initiate; undefined while nothing did. */
  life?: ImportLife
}

/** What happened to an import after Initiate. */
export interface ImportLife extends Counters {
  /** Its state, as Retrieve status has it. */
  status: string
  stageRequests: number
  executions: number
  /**
   * SHA-256, in hex, over the SHA-256 of each record that was taken, in their order: of its raw bytes, as 32 bytes. It is the same however the
   * records were divided among requests. Undefined in browsers.
   */
  recordsSha256?: string
}

export type ImportSettings = Omit<InitiateResponse, 'AccessToken' | 'Status' | 'Expires'>

/** The contract has no default for these; what the response has is the mock's own choice (C10). */
const ownDefaults: Record<string, unknown> = { ImportAction: 'Add', AllowPriorConsents: false }

type Remembered = [clientId: string, initiatedMs: number, expiresMs: number, reasonCode: string | undefined]

export type Imports = ReturnType<typeof importStore>

/** The imports of one mock: their tokens, their expiry, and the responses that announce them. */
export function importStore({ document, operations }: Contract, options: ResolvedOptions) {
  const { seed, tokenLifeMs, remember, maxFailedRecords } = options
  const echo = echoOf(document, { ...ownDefaults, ...operations.initiate?.request?.defaults })
  const remembered = textMemory(remember, 400)
  const lives = new Map<string, StartedImport>()
  let nextToken = tokenIssuer(seed)

  /** Remembered texts are searched only once for each import, and most imports of a mock are never staged. */
  function begin(accessToken: string): StartedImport | undefined {
    const text = remembered.find(`\t{"AccessToken":${accessToken},`)
    if (text === undefined) return undefined
    const [beside = '', response = ''] = text.split('\t')
    const [clientId, , expiresMs] = JSON.parse(beside) as Remembered
    const settings = response.slice(response.indexOf('"Expires"'), -1)
    const started = { clientId, accessToken, expiresMs, settings, life: createLife(options), digest: runningDigest() }
    lives.set(accessToken, started)
    const [oldest] = lives.keys()
    if (lives.size > remember && oldest !== undefined) lives.delete(oldest)
    return started
  }

  return {
    /** Remembers a new import and returns the body of its response. */
    initiate(clientId: string, request: InitiateRequest, nowMs: number): string {
      const expiresMs = nowMs + tokenLifeMs
      const rest = JSON.stringify({ Status: 'Initiated', Expires: isoSeconds(expiresMs), ...echo(request) })
      // JSON.stringify cannot write a number above 2^53 exactly (C11).
      const response = `{"AccessToken":${nextToken()},${rest.slice(1)}`
      const beside: Remembered = [clientId, nowMs, expiresMs, request.ReasonCode]
      remembered.add(`${JSON.stringify(beside)}\t${response}`)
      return response
    },
    /** Adds the records of a stage request. Where too many failed records are kept by now, those of the oldest imports are forgotten. */
    take({ life, digest }: StartedImport, staged: Staged, nowMs: number) {
      life.take(staged, nowMs)
      digest.add(staged.digests)
      let total = 0
      for (const one of [...lives.values()].reverse()) {
        total += one.life.failedCount()
        if (total > maxFailedRecords && one.life !== life) one.life.forgetFailed()
      }
    },
    /** An import by its token, for the steps after Initiate; undefined where there is none, or it belongs to another account. */
    find(clientId: string, accessToken: string): StartedImport | undefined {
      const found = lives.get(accessToken) ?? begin(accessToken)
      return found?.clientId === clientId ? found : undefined
    },
    list: (nowMs: number) =>
      remembered.list().map((text) => {
        const found = record(text, nowMs)
        const started = lives.get(found.accessToken)
        return started === undefined ? found : { ...found, life: lifeOf(started, nowMs) }
      }),
    reset() {
      remembered.clear()
      lives.clear()
      nextToken = tokenIssuer(seed)
    },
  }
}

/** An import that a later step has named. */
export interface StartedImport {
  clientId: string
  accessToken: string
  expiresMs: number
  /** The members of its report after token and state, as JSON without braces. */
  settings: string
  life: Life
  digest: ReturnType<typeof runningDigest>
}

function lifeOf({ life, digest }: StartedImport, nowMs: number): ImportLife {
  const { stageRequests, executions } = life
  const { status, counters } = life.at(nowMs)
  const recordsSha256 = digest.current()
  return { status, ...counters, stageRequests, executions, ...(recordsSha256 !== undefined && { recordsSha256 }) }
}

/** Repeats the settings of a request as a response does, in its order, each as sent or by its default. */
function echoOf(document: object, defaults: Record<string, unknown>) {
  const { properties = {} } = elementAt(document, 'components', 'schemas', 'InitiateResponse') ?? {}
  const names = Object.keys(properties as object).filter((name) => !['AccessToken', 'Status', 'Expires'].includes(name))
  return (request: InitiateRequest & Record<string, unknown>): Record<string, unknown> => {
    const settings: Record<string, unknown> = {}
    for (const name of names) {
      const value = request[name] ?? defaults[name]
      if (value !== undefined) settings[name] = value
    }
    return settings
  }
}

function record(text: string, nowMs: number): ImportRecord {
  const [beside = '', response = ''] = text.split('\t')
  const [clientId, initiatedMs, expiresMs, reasonCode] = JSON.parse(beside) as Remembered
  const { AccessToken: _, Status: __, Expires: expires, ...settings } = JSON.parse(response) as InitiateResponse
  const accessToken = /\d+/.exec(response)?.[0] ?? ''
  const times = { initiated: isoSeconds(initiatedMs), expires, isExpired: nowMs >= expiresMs }
  return { accessToken, clientId, ...times, settings, ...(typeof reasonCode === 'string' && { reasonCode }) }
}

const smallest = 10n ** 12n
const large = 9n * 10n ** 18n

/**
 * Issues access tokens as exact decimal text, each once. Those with an odd serial number have 13 digits and fit a JavaScript number.
 * Those with an even one are odd numbers between 9·10^18 and 2^63, which no JavaScript number holds: whoever reads the second
 * token of a fresh mock with JSON.parse gets another number than was sent (C11). The seed sets where both rows begin.
 */
export function tokenIssuer(seed: number): () => string {
  const offset = BigInt(Math.floor(seededRandom(seed)() * 1e9))
  const start = { small: smallest + offset * 1000n, large: large + offset * 2n * 1000n + 1n }
  let serial = 0n
  return () => {
    serial += 1n
    const token = serial % 2n === 1n ? start.small + serial : start.large + serial
    return String(token)
  }
}
