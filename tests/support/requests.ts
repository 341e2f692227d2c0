import type { InitiateRequest } from '@bulk-import/contract'
import { example, exampleNames, initiate } from './contract.ts'

/** A legal request to start from. */
export const minimal: InitiateRequest = { Name: 'Newsletter sign-ups of week 47' }

/** The named request examples of the contract. */
export const requestExamples = exampleNames(initiate.requestBody).map((name) => [name, example(name)] as const)
