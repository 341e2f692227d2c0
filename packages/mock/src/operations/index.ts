import type { MockState } from '../create-mock.ts'
import type { OperationHandler } from '../server/contract.ts'
import { initiate } from './initiate.ts'

/** What is special about each operation, by operationId. */
export const handlers: Readonly<Record<string, (state: MockState) => OperationHandler>> = { initiate }
