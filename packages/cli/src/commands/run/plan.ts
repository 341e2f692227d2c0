import { resolve } from 'node:path'
import type { InitiateRequest } from '@bulk-import/contract'
import { fileInput, InputError, planInput } from '@bulk-import/run'
import type { CommandContext } from '../../context.ts'
import { CommandLineError, failFor, interrupted } from '../../errors.ts'
import { type ExitCode, exitCodes } from '../../exit-codes.ts'
import { readInferred } from '../../options/inferred.ts'
import { defined } from '../../options/read-options.ts'
import { counted, grouped } from '../../output.ts'
import { deliver, resultEvent } from './carry.ts'
import type { RunOptions } from './options.ts'

/** Reads and checks the whole input, and says what would be done. */
export async function printPlan(
  given: RunOptions,
  request: InitiateRequest,
  context: CommandContext,
): Promise<ExitCode> {
  const { operand = '', chunkBytes } = given
  if (operand === '-') throw new CommandLineError('--dry-run needs a file: standard input can be read once only.')
  const { signal } = context
  const settings = defined({ chunkBytes, inferred: readInferred(given.inferred), signal })
  const { records, bytes, requests } = await planInput(fileInput(resolve(operand)), settings).catch((error: Error) => {
    if (signal.aborted) throw interrupted()
    if (error instanceof InputError) throw new CommandLineError(`${error.message} Nothing was sent.`)
    return failFor('Cannot read', operand)(error)
  })
  const what = `${counted(records, 'record')}, ${grouped(bytes)} bytes, in ${counted(requests, 'request')} or more.`
  const text = `${what}\n${JSON.stringify(request, undefined, 2)}\nNothing was sent.\n`
  await deliver(
    resultEvent({ exitCode: exitCodes.done, next: null }, { records, bytes, requests, request }),
    text,
    given,
    context,
  )
  return exitCodes.done
}
