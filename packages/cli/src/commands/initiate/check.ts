import { checkInitiateRequest, type Issue, statements } from '@bulk-import/contract'
import { CommandLineError } from '../../errors.ts'
import { flagOfProperty } from './request.ts'

/** Checks the request before anybody is asked and any file is made. @throws CommandLineError with the issues */
export function checkRequest(request: unknown, { isFromFile }: { isFromFile: boolean }): void {
  const issues = checkInitiateRequest(request)
  if (issues.length === 0) return
  const sentences = issues.map((issue) => `${isFromFile ? issue.message : inFlags(issue)}${cited(issue)}.`)
  const message = [`${sentences.join(' ')} Nothing was sent.`, ...sources(idsOf(issues))].join('\n')
  throw new CommandLineError(message, { issues })
}

function inFlags({ pointer, expected, actual, message }: Issue): string {
  const flag = flagOfProperty(pointer.slice(1))
  return flag === undefined ? message : `${flag} must ${expected}, but ${actual}`
}

function cited({ ids }: Issue): string {
  return ids.length === 0 ? '' : ` [${ids.join(', ')}]`
}

export function idsOf(issues: readonly Issue[]): string[] {
  return [...new Set(issues.flatMap(({ ids }) => ids))]
}

/** Ids with what they say, a line each. */
export function sources(ids: readonly string[]): string[] {
  return ids.map((id) => `  ${id}: ${statements[id as keyof typeof statements] ?? ''}`)
}
