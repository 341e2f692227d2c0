import type { InitiateRequest } from '@bulk-import/contract'
import { contract, type Element, initiate } from './contract.ts'

/** A legal request to start from. */
export const minimal: InitiateRequest = { Name: 'Newsletter sign-ups of week 47' }

/** The named request examples of the contract. */
export const requestExamples = Object.keys(initiate.requestBody?.content?.['application/json']?.examples ?? {}).map(
  (name) => [name, (contract.components?.examples as Element)[name]?.value as unknown] as const,
)
