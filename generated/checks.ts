// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

import { constraints } from './constraints.ts'
import { explain } from './explain.ts'
import type { Issue } from './issue.ts'
import type { InitiateRequest, InitiateResponse, ErrorResponse, InitiateClientIdParameter } from './types.ts'
import { validateInitiateRequest, validateInitiateResponse, validateErrorResponse, validateInitiateClientIdParameter } from './validators.js'

/** Whether the value keeps the contract of InitiateRequest. The value is not changed. */
export function isInitiateRequest(value: unknown): value is InitiateRequest {
  return validateInitiateRequest(value)
}

/** What is wrong with the value as InitiateRequest: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkInitiateRequest(value: unknown): Issue[] {
  return validateInitiateRequest(value) ? [] : explain('InitiateRequest', validateInitiateRequest.errors, value, constraints.InitiateRequest)
}

/** Whether the value keeps the contract of InitiateResponse. The value is not changed. */
export function isInitiateResponse(value: unknown): value is InitiateResponse {
  return validateInitiateResponse(value)
}

/** What is wrong with the value as InitiateResponse: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkInitiateResponse(value: unknown): Issue[] {
  return validateInitiateResponse(value) ? [] : explain('InitiateResponse', validateInitiateResponse.errors, value, constraints.InitiateResponse)
}

/** Whether the value keeps the contract of ErrorResponse. The value is not changed. */
export function isErrorResponse(value: unknown): value is ErrorResponse {
  return validateErrorResponse(value)
}

/** What is wrong with the value as ErrorResponse: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkErrorResponse(value: unknown): Issue[] {
  return validateErrorResponse(value) ? [] : explain('ErrorResponse', validateErrorResponse.errors, value, constraints.ErrorResponse)
}

/** Whether the value keeps the contract of InitiateClientIdParameter. The value is not changed. */
export function isInitiateClientIdParameter(value: unknown): value is InitiateClientIdParameter {
  return validateInitiateClientIdParameter(value)
}

/** What is wrong with the value as InitiateClientIdParameter: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkInitiateClientIdParameter(value: unknown): Issue[] {
  return validateInitiateClientIdParameter(value) ? [] : explain('InitiateClientIdParameter', validateInitiateClientIdParameter.errors, value, constraints.InitiateClientIdParameter)
}

/** The check of each schema by its name. */
export const checks = {
  InitiateRequest: checkInitiateRequest,
  InitiateResponse: checkInitiateResponse,
  ErrorResponse: checkErrorResponse,
  InitiateClientIdParameter: checkInitiateClientIdParameter,
} as const
