import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { matchCriteriaValues } from '@bulk-import/contract'
import contract from '@bulk-import/contract/openapi.json' with { type: 'json' }
import type { Shell } from '../../context.ts'
import { readNumber } from '../../numbers.ts'
import type { Given, OptionTable } from '../../options.ts'
import { say } from '../../output.ts'
import { didYouMean } from '../../suggestions.ts'
import { fileFault, Interruption, UsageFault } from '../../usage-fault.ts'

const { schemas } = contract.components

/** What can be refreshed, as the option names it, and the property that says so: contacts, RefreshContacts. */
const refreshProperties = new Map(
  Object.keys(schemas.InitiateRequest.properties)
    .filter((name) => name.startsWith('Refresh'))
    .map((name) => [kebab(name.slice('Refresh'.length)), name]),
)

const { minimum, maximum, default: days } = schemas.DataStageDuration

/** One option or more for each field of the contract. */
const fieldOptions = {
  name: { value: 'TEXT', help: 'a name for the import, for people' },
  'stage-days': {
    value: 'N',
    help: `how many days staged data is kept: ${minimum} to ${maximum}; ${days} if left out (S32, S33)`,
  },
  match: {
    value: 'KIND=VALUE',
    help: `how profiles are matched; KIND is ${matchCriteriaValues.join(' or ')}. Left out: by ProfileId (S11)`,
  },
  refresh: {
    value: 'KINDS',
    isList: true,
    help: `REMOVES what profiles have of these kinds and the import leaves out; from the profiles that it contains, as we read it (C18). A list, with commas, of ${[...refreshProperties.keys()].join(', ')}`,
  },
  'allow-prior-consents': {
    help: 'lets an older version of a consent be added where there is no more recent one (S42)',
  },
  'no-allow-prior-consents': { help: 'forbids it. What happens with neither is not stated (C10)' },
  'reason-code': { value: 'TEXT', help: 'why profiles are deleted; only with --delete (S24)' },
} as const satisfies OptionTable

export const requestOptions = {
  ...fieldOptions,
  file: {
    value: 'PATH',
    help: 'the whole request as a JSON file, sent as it is (with Add where it names no ImportAction), instead of the options above; - is standard input',
  },
  delete: {
    help: 'makes the import a deletion of profiles, IRREVERSIBLE once it is executed (S21, S25); asks to type the name. A request in a file that says so needs it as well',
  },
} as const satisfies OptionTable

type Name = keyof typeof requestOptions

/** The request as it was asked for. Whether it keeps the contract is for the client to say. @throws UsageFault */
export async function readRequest(given: Given<Name>, shell: Shell): Promise<unknown> {
  const path = given.text('file')
  const fields = Object.keys(fieldOptions).filter((name) => given.has(name as Name))
  if (path === undefined) return fromOptions(given)
  if (fields.length > 0) {
    throw new UsageFault(
      `--file has the whole request, so --${fields[0]} cannot be given with it. Write it in the file.`,
    )
  }
  const request = parse(await readBytes(path, shell))
  const saysDelete = (request as { ImportAction?: unknown } | null)?.ImportAction === 'Delete'
  if (saysDelete && !given.has('delete')) {
    throw new UsageFault(
      'The request says "ImportAction": "Delete", which removes profiles irreversibly (S25). If that is meant, give --delete as well.',
    )
  }
  if (!saysDelete && given.has('delete')) {
    throw new UsageFault('--delete is given, but the request does not say "ImportAction": "Delete". Make them agree.')
  }
  return request
}

function fromOptions(given: Given<Name>): Record<string, unknown> {
  if (!given.has('name')) {
    throw new UsageFault('Say what the import will do: --name and other options, or --file with a whole request (S30).')
  }
  const stageDays = given.text('stage-days')
  return {
    Name: given.text('name'),
    ...(stageDays !== undefined && { DataStageDuration: readNumber('--stage-days', stageDays) }),
    // Said outright, since what applies when it is left out is not stated (C10).
    ImportAction: given.has('delete') ? 'Delete' : 'Add',
    ...match(given.text('match')),
    ...(given.has('reason-code') && { ReasonCode: given.text('reason-code') }),
    ...refresh(given.text('refresh')),
    ...consents(given),
  }
}

function match(text: string | undefined): Record<string, string> {
  if (text === undefined) return {}
  const at = text.indexOf('=')
  const kinds = matchCriteriaValues.join(' or ')
  if (at < 0) throw new UsageFault(`--match needs a kind and a value: --match ${matchCriteriaValues[0]}=CrmId.`)
  const kind = text.slice(0, at)
  if (!matchCriteriaValues.some((known) => known === kind)) {
    const hint = didYouMean(kind, matchCriteriaValues)
    throw new UsageFault(`--match knows ${kinds} (S09), and not the kind that is given.${hint}`)
  }
  return { MatchCriteria: kind, MatchValue: text.slice(at + 1) }
}

function refresh(text: string | undefined): Record<string, true> {
  const kinds = text?.split(',').map((kind) => kind.trim()) ?? []
  const flags = kinds.map((kind) => {
    const property = refreshProperties.get(kind)
    if (property !== undefined) return [property, true] as const
    const known = [...refreshProperties.keys()]
    throw new UsageFault(`--refresh knows ${known.join(', ')}, and not all that is given.${didYouMean(kind, known)}`)
  })
  return Object.fromEntries(flags)
}

function consents(given: Given<Name>): { AllowPriorConsents?: boolean } {
  const [yes, no] = [given.has('allow-prior-consents'), given.has('no-allow-prior-consents')]
  if (yes && no) throw new UsageFault('--allow-prior-consents and --no-allow-prior-consents exclude each other.')
  return yes || no ? { AllowPriorConsents: yes } : {}
}

async function readBytes(path: string, shell: Shell): Promise<Uint8Array> {
  if (path !== '-') {
    return readFile(path).catch((error) => {
      throw fileFault('Cannot read the request from', path, error)
    })
  }
  if (shell.stdin.isTTY) await say(shell, 'Reading the request from standard input; Ctrl-D ends it.')
  const stop = () => shell.stdin.destroy()
  if (shell.signal.aborted) stop()
  shell.signal.addEventListener('abort', stop)
  try {
    return await buffer(shell.stdin)
  } catch (error) {
    throw shell.signal.aborted ? new Interruption() : error
  } finally {
    shell.signal.removeEventListener('abort', stop)
  }
}

function parse(bytes: Uint8Array): unknown {
  let text = ''
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes) // takes a byte order mark off, too
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof TypeError) throw new UsageFault('The request is not UTF-8 text.')
    // The message of JSON.parse repeats a part of the text.
    const at = /position (\d+)/.exec((error as Error).message)?.[1]
    const line = at === undefined ? '' : `, line ${text.slice(0, Number(at)).split('\n').length}`
    throw new UsageFault(`The request is not JSON${line}.`)
  }
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
}
