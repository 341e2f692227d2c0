import type { InitiateRequest, InitiateResponse } from '@bulk-import/contract'
import { tokenIssuer } from './access-token.ts'
import { isoSeconds } from './clock.ts'
import { defaultOf, element } from './contract-document.ts'
import { remember } from './remember.ts'

/** An import that the mock has accepted. */
export interface ImportRecord {
  /** The token as exact decimal text: as a number it may not survive (C11). */
  accessToken: string
  clientId: string
  /** When it was accepted, ISO 8601 in UTC. */
  initiated: string
  /** The Expires that was answered. */
  expires: string
  isExpired: boolean
  /** What was answered besides token, status and expiry: each setting as sent or by default. */
  settings: ImportSettings
  /** Kept from the request; the contract does not list it in the answer (C06). */
  reasonCode?: string
}

export type ImportSettings = Omit<InitiateResponse, 'AccessToken' | 'Status' | 'Expires'>

interface Kept {
  accessToken: string
  clientId: string
  initiatedMs: number
  expiresMs: number
  settings: ImportSettings
  reasonCode: string | undefined
}

/** The contract has no default for these two; that they are answered like this is the mock's own choice (C10). */
const ownDefaults: ImportSettings & Record<string, unknown> = {
  Name: '',
  ImportAction: 'Add',
  AllowPriorConsents: false,
}

/** The settings that an answer echoes, in its order, with what is answered for one that was not sent. */
const echoes = Object.keys(element('components', 'schemas', 'InitiateResponse', 'properties') ?? {})
  .filter((name) => !['AccessToken', 'Status', 'Expires'].includes(name))
  .map((name) => [name, defaultOf('InitiateRequest', name) ?? ownDefaults[name]] as const)

export interface Imports {
  /** Remembers a new import and returns the text of its answer. */
  initiate(clientId: string, request: InitiateRequest, nowMs: number): string
  list(nowMs: number): ImportRecord[]
  reset(): void
}

/** The imports of one mock: their tokens, their expiry, and the answers that announce them. */
export function importStore(seed: number, tokenLifeMs: number, most: number): Imports {
  const kept = remember<Kept>(most)
  let nextToken = tokenIssuer(seed)
  return {
    initiate(clientId, request, nowMs) {
      const accessToken = nextToken()
      const settings = echo(request)
      const expiresMs = nowMs + tokenLifeMs
      const rest = JSON.stringify({ Status: 'Initiated', Expires: isoSeconds(expiresMs), ...settings })
      const record = { accessToken, clientId, initiatedMs: nowMs, expiresMs, settings, reasonCode: request.ReasonCode }
      kept.add(record, rest.length + clientId.length + 300)
      // JSON.stringify cannot write a number above 2^53 exactly (C11).
      return `{"AccessToken":${accessToken},${rest.slice(1)}`
    },
    list: (nowMs) => kept.list().map((one) => record(one, nowMs)),
    reset() {
      kept.clear()
      nextToken = tokenIssuer(seed)
    },
  }
}

function echo(request: InitiateRequest & Record<string, unknown>): ImportSettings {
  const settings: Record<string, unknown> = {}
  for (const [name, otherwise] of echoes) {
    const value = request[name] ?? otherwise
    if (value !== undefined) settings[name] = value
  }
  return settings as ImportSettings
}

function record({ accessToken, clientId, initiatedMs, expiresMs, settings, reasonCode }: Kept, nowMs: number) {
  const times = { initiated: isoSeconds(initiatedMs), expires: isoSeconds(expiresMs), isExpired: nowMs >= expiresMs }
  return { accessToken, clientId, ...times, settings, ...(reasonCode !== undefined && { reasonCode }) }
}
