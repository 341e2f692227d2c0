// What a caller of the contract writes. The gate compiles this file as the last release had it against the types of a
// change: what no longer compiles is a breaking change, even if no request is refused that was taken before.
import {
  checkInitiateRequest,
  type ImportAction,
  type ImportStatus,
  type InitiateRequest,
  type InitiateResponse,
  type Issue,
  importActionValues,
  isInitiateRequest,
  isInitiateResponse,
  operations,
} from '@bulk-import/contract'

export const minimal: InitiateRequest = { Name: 'CRM sync' }

export const matched: InitiateRequest = { ...minimal, MatchCriteria: 'AlternateIdType', MatchValue: 'CrmId' }

export const refreshing: InitiateRequest = {
  Name: 'Full export',
  ImportAction: 'Add',
  DataStageDuration: 10,
  RefreshAlternateIds: true,
  RefreshContacts: true,
  RefreshCustomFields: false,
  RefreshGroups: false,
  RefreshTags: true,
  AllowPriorConsents: false,
}

export const deletion: InitiateRequest = {
  Name: 'Erasure',
  ImportAction: 'Delete',
  ReasonCode: 'Right to be forgotten',
}

/** A switch over a status is exhaustive: another status in the union is a compile error here. */
export function isFinal(status: ImportStatus): boolean {
  switch (status) {
    case 'Initiated':
    case 'Staging':
    case 'Queued':
    case 'Processing':
      return false
    case 'Completed':
    case 'Failed':
      return true
    default:
      return status satisfies never
  }
}

export function summary(response: InitiateResponse): string {
  const { AccessToken, Status, Expires, Name, DataStageDuration = 3, RefreshTags = false } = response
  const token: number = AccessToken
  return `${Name}: ${Status} until ${Expires}, ${DataStageDuration} days, ${RefreshTags}, ${token > 0}`
}

export function narrow(value: unknown): InitiateRequest | InitiateResponse | Issue[] {
  if (isInitiateRequest(value)) return value
  return isInitiateResponse(value) ? value : checkInitiateRequest(value)
}

export const actions: readonly ImportAction[] = importActionValues
export const path: '/{clientId}/Import' = operations.initiate.pathTemplate
export const method: 'POST' = operations.initiate.method
