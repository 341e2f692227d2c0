import { constraints, type Issue, importActionValues, matchCriteriaValues, operations } from '@bulk-import/contract'
import { kindOf } from '@bulk-import/internal/ids'
import { own } from '@bulk-import/internal/own'
import { issue } from '../issues.ts'

const defaults: Readonly<Record<string, unknown>> = operations.initiate.request.defaults

type Effect = (value: unknown, name: string) => string

const matched: Effect = () => 'executing this import would change other profiles than were meant'

/** `RefreshAlternateIds` is about alternate ids. */
const refreshed: Effect = (value, name) => {
  const kind = name.replace('Refresh', '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `executing this import would ${value === false ? 'keep' : 'remove'} the${kind} that the import leaves out`
}

/** What staging and executing would do by a setting of the response. */
const effects: Readonly<Record<string, Effect>> = {
  Name: () => 'the response may belong to another import',
  DataStageDuration: () => 'staged data would be deleted at another time than intended',
  ImportAction: (value) =>
    value === 'Delete'
      ? 'executing this import would remove every profile that it matches, irreversibly'
      : 'executing this import would not do what was meant',
  MatchCriteria: matched,
  MatchValue: matched,
  RefreshAlternateIds: refreshed,
  RefreshContacts: refreshed,
  RefreshCustomFields: refreshed,
  RefreshGroups: refreshed,
  RefreshTags: refreshed,
  AllowPriorConsents: (value) =>
    `executing this import would ${value === false ? 'not ' : ''}add older versions of consents`,
}

const settings = Object.keys(effects)

/**
 * Where a response repeats another setting than was sent, or than applies where nothing was sent (C19): each with what staging
 * and executing would do by it. What is missing or null contradicts nothing (C20).
 */
export function contradictionsOf(sent: Record<string, unknown>, response: Record<string, unknown>): Issue[] {
  return settings
    .filter((name) => contradicts(name, own(sent, name), own(response, name)))
    .map((name) => contradiction(name, own(sent, name), own(response, name)))
}

function contradiction(name: string, wanted: unknown, received: unknown): Issue {
  const actual = `is ${shown(received) ?? 'another'}: ${effects[name]?.(received, name)}`
  const pointer = `/${name}`
  if (wanted === undefined && name.startsWith('Match')) {
    const expected = 'be missing or null, since none was sent'
    return issue('InitiateResponse', pointer, expected, actual, [...idsOf(name), 'S11'], 'contradiction')
  }
  const ofRequest = [shown(wanted), 'as it was sent'].filter(Boolean).join(', ')
  const value = wanted === undefined ? `${defaults[name]}, the default` : ofRequest
  return issue('InitiateResponse', pointer, `be ${value}`, actual, idsOf(name), 'contradiction')
}

/** Values are compared as text: a number or a flag in quotes is malformed, and says the same. */
function contradicts(name: string, wanted: unknown, received: unknown): boolean {
  if (received == null || received === (wanted ?? defaults[name])) return false
  // What applies where nothing was sent: its default for a refresh flag, ProfileId for matching; of the others anything may.
  if (wanted === undefined && !name.startsWith('Refresh')) return name.startsWith('Match')
  if (typeof received === 'object') return true
  const form = (value: unknown) =>
    name === 'Name' ? String(value).normalize().replaceAll(/\s/g, '').toLowerCase() : String(value)
  return form(wanted ?? defaults[name]) !== form(received)
}

/** A value for a message; a text only where the contract lists it. */
function shown(value: unknown): string | undefined {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value)
  const isListed = [...importActionValues, ...matchCriteriaValues].some((listed) => listed === value)
  return isListed ? `"${value}"` : undefined
}

/** The statements of the source by which an attribute is in the response. */
function idsOf(name: string): readonly string[] {
  const listed: Readonly<Record<string, { ids: readonly string[] }>> = constraints.InitiateResponse
  return (listed[`properties/${name}/type`]?.ids ?? []).filter((id) => kindOf(id) === 'source')
}
