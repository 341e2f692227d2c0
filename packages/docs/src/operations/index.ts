import type { OperationExtension } from '../context.ts'
import { execute } from './execute.ts'
import { initiate } from './initiate.ts'
import { retrieveExceptions } from './retrieveExceptions.ts'
import { retrieveStatus } from './retrieveStatus.ts'
import { stage } from './stage.ts'

export { samples as initiateSamples } from './initiate/samples.ts'

/** What only one operation of our contracts has, by its operationId. */
export const extensions: Readonly<Record<string, OperationExtension>> = {
  initiate,
  stage,
  execute,
  retrieveStatus,
  retrieveExceptions,
}
