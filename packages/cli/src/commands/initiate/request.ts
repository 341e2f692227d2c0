import { readFile } from 'node:fs/promises'
import { addAbortSignal } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import {
  checkInitiateRequest,
  type InitiateRequest,
  type Issue,
  matchCriteriaValues,
  statements,
} from '@bulk-import/contract'
import contract from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { explainJsonError } from '@bulk-import/internal/json-error'
import { sources } from '../../client-errors.ts'
import type { CommandContext } from '../../context.ts'
import { CommandLineError, failFor, interrupted } from '../../errors.ts'
import { flag, list, number, text } from '../../options/option-types.ts'
import { defined, flagOf, kebabCase, type Options, suggestion } from '../../options/read-options.ts'
import { say } from '../../output.ts'

const { schemas } = contract.components

/** What can be refreshed, as the option names it, and the property that says so: contacts, RefreshContacts. */
const refreshProperties = new Map(
  Object.keys(schemas.InitiateRequest.properties)
    .filter((name) => name.startsWith('Refresh'))
    .map((name) => [kebabCase(name.slice('Refresh'.length)), name]),
)

const kinds = [...refreshProperties.keys()]
const { minimum, maximum, default: days } = schemas.DataStageDuration

/** One option or more for each property of the request. */
const propertyOptions = {
  name: text('TEXT', 'Name of the import, for people'),
  stageDays: number(`Days to keep staged data, ${minimum} to ${maximum} (default ${days}; S32, S33)`),
  match: text('KIND=VALUE', `Match profiles by ${matchCriteriaValues.join(' or ')} (default: by ProfileId; S11)`),
  refresh: list('KINDS', `REMOVE what the import leaves out (C18). Comma-separated: ${kinds.join(', ')}`),
  allowPriorConsents: flag('Add an older version of a consent where there is no more recent one (S42)'),
  noAllowPriorConsents: flag('Do not. What happens with neither option is not stated (C10)'),
  reasonCode: text('TEXT', 'Why profiles are deleted; only with --delete (S24)'),
}

export const requestOptions = {
  ...propertyOptions,
  file: text('PATH', 'Read the whole request from a JSON file, or from standard input (-), instead'),
  delete: flag('Make it a deletion of profiles, IRREVERSIBLE once executed (S21, S25). Prompts for the name'),
}

const flags: Readonly<Record<string, keyof typeof propertyOptions>> = {
  Name: 'name',
  DataStageDuration: 'stageDays',
  MatchCriteria: 'match',
  MatchValue: 'match',
  ReasonCode: 'reasonCode',
}

type RequestOptions = Options<typeof requestOptions>

export function isDeletion(request: unknown): boolean {
  return (request as { ImportAction?: unknown } | null)?.ImportAction === 'Delete'
}

/** The request that was asked for, checked before anybody is asked and any file is made. @throws CommandLineError with the issues */
export async function readRequest(options: RequestOptions, context: CommandContext): Promise<InitiateRequest> {
  const isFromFile = options.file !== undefined
  const request = isFromFile ? await fromFile(options.file ?? '', options, context) : fromOptions(options)
  const issues = checkInitiateRequest(request)
  if (issues.length === 0) return request as InitiateRequest
  const sentences = issues.map((issue) => `${isFromFile ? issue.message : inFlags(issue)}${cited(issue)}.`)
  const message = [`${sentences.join(' ')} Nothing was sent.`, ...sources(idsOf(issues), statements)].join('\n')
  throw new CommandLineError(message, { issues })
}

/** An issue with the option that sets the property, where only one can be wrong. */
function inFlags({ pointer, expected, actual, message }: Issue): string {
  const option = flags[pointer.slice(1)]
  return option === undefined ? message : `${flagOf(option)} must ${expected}, but ${actual}`
}

function cited({ ids }: Issue): string {
  return ids.length === 0 ? '' : ` [${ids.join(', ')}]`
}

export function idsOf(issues: readonly Issue[]): string[] {
  return [...new Set(issues.flatMap(({ ids }) => ids))]
}

async function fromFile(path: string, options: RequestOptions, context: CommandContext): Promise<unknown> {
  const names = Object.keys(propertyOptions) as (keyof typeof propertyOptions)[]
  const other = names.find((name) => options[name])
  if (other !== undefined) {
    throw new CommandLineError(`--file holds the whole request, so it excludes ${flagOf(other)}.`)
  }
  const request = parse(await readBytes(path, context))
  if (isDeletion(request) && !options.delete) {
    throw new CommandLineError(
      'The request has "ImportAction": "Delete", which removes profiles irreversibly (S25). If intended, add --delete.',
    )
  }
  if (!isDeletion(request) && options.delete) {
    throw new CommandLineError('--delete is given, but the request does not have "ImportAction": "Delete".')
  }
  const isObject = typeof request === 'object' && request !== null && !Array.isArray(request)
  return isObject ? { ImportAction: 'Add', ...request } : request
}

function fromOptions(options: RequestOptions): Record<string, unknown> {
  const { name, stageDays, reasonCode, allowPriorConsents, noAllowPriorConsents } = options
  if (name === undefined) throw new CommandLineError('Missing --name, or --file with a whole request (S30).')
  if (allowPriorConsents && noAllowPriorConsents) {
    throw new CommandLineError('--allow-prior-consents and --no-allow-prior-consents exclude each other.')
  }
  return defined({
    Name: name,
    DataStageDuration: stageDays,
    // Sent explicitly, since what applies when it is left out is not stated (C10).
    ImportAction: options.delete ? 'Delete' : 'Add',
    ...match(options.match),
    ReasonCode: reasonCode,
    ...Object.fromEntries((options.refresh ?? []).map((kind) => [refreshProperty(kind), true])),
    AllowPriorConsents: allowPriorConsents || noAllowPriorConsents ? allowPriorConsents : undefined,
  })
}

function match(given: string | undefined): Record<string, string> {
  if (given === undefined) return {}
  const at = given.indexOf('=')
  const example = `${matchCriteriaValues[0]}=CrmId`
  if (at < 0) throw new CommandLineError(`--match must be a kind and a value, such as ${example}.`)
  const kind = given.slice(0, at)
  if (matchCriteriaValues.some((known) => known === kind)) {
    return { MatchCriteria: kind, MatchValue: given.slice(at + 1) }
  }
  const hint = suggestion(kind, matchCriteriaValues)
  throw new CommandLineError(`Unknown kind in --match. Expected ${matchCriteriaValues.join(' or ')} (S09).${hint}`)
}

function refreshProperty(kind: string): string {
  const property = refreshProperties.get(kind)
  if (property !== undefined) return property
  throw new CommandLineError(`Unknown kind in --refresh. Expected ${kinds.join(', ')}.${suggestion(kind, kinds)}`)
}

async function readBytes(path: string, context: CommandContext): Promise<Uint8Array> {
  const { stdin, signal } = context
  if (path === '-') {
    if (stdin.isTTY) await say(context, 'Reading the request from standard input. Press Ctrl-D to end it.')
    return buffer(addAbortSignal(signal, stdin)).catch((error) => {
      throw signal.aborted ? interrupted() : error
    })
  }
  return readFile(path).catch(failFor('Cannot read', path))
}

function parse(bytes: Uint8Array): unknown {
  let json = ''
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(bytes) // takes a byte order mark off, too
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof TypeError) throw new CommandLineError('The request is not UTF-8 text.')
    // Not the message of JSON.parse, which repeats a part of the text.
    throw new CommandLineError(`The request is not JSON: ${explainJsonError(json) ?? 'it cannot be parsed'}.`)
  }
}
