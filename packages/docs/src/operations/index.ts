import type { OperationExtension } from '../context.ts'
import { initiate } from './initiate.ts'

export { samples as initiateSamples } from './initiate/samples.ts'

/** What only one operation of our contract has, by its operationId. */
export const extensions: Readonly<Record<string, OperationExtension>> = { initiate }
