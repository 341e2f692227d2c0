import type { OperationExtension } from '../context.ts'
import type { Sample } from '../samples.ts'
import { execute } from './execute.ts'
import { initiate } from './initiate.ts'
import { retrieveExceptions } from './retrieveExceptions.ts'
import { retrieveStatus } from './retrieveStatus.ts'
import { stage } from './stage.ts'

/** What only one operation of our contracts has, by its operationId. */
export const extensions: Readonly<Record<string, OperationExtension>> = {
  initiate,
  stage,
  execute,
  retrieveStatus,
  retrieveExceptions,
}

/** The samples of an operation of our contracts; that of curl is the same for all. */
export function samplesOf(operationId: string): readonly Sample[] {
  return extensions[operationId]?.samples ?? []
}
