// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

import { checkInitiateRequest, checkInitiateResponse, checkErrorResponse, checkInitiateClientIdParameter } from './checks.ts'
import { type StandardSchema, standardSchema } from './standard-schema.ts'
import type { InitiateRequest, InitiateResponse, ErrorResponse, InitiateClientIdParameter } from './types.ts'

/** InitiateRequest for whatever takes a Standard Schema: its validator is `checkInitiateRequest`. */
export const InitiateRequestSchema: StandardSchema<InitiateRequest> = /* @__PURE__ */ standardSchema<InitiateRequest>(checkInitiateRequest)

/** InitiateResponse for whatever takes a Standard Schema: its validator is `checkInitiateResponse`. */
export const InitiateResponseSchema: StandardSchema<InitiateResponse> = /* @__PURE__ */ standardSchema<InitiateResponse>(checkInitiateResponse)

/** ErrorResponse for whatever takes a Standard Schema: its validator is `checkErrorResponse`. */
export const ErrorResponseSchema: StandardSchema<ErrorResponse> = /* @__PURE__ */ standardSchema<ErrorResponse>(checkErrorResponse)

/** InitiateClientIdParameter for whatever takes a Standard Schema: its validator is `checkInitiateClientIdParameter`. */
export const InitiateClientIdParameterSchema: StandardSchema<InitiateClientIdParameter> = /* @__PURE__ */ standardSchema<InitiateClientIdParameter>(checkInitiateClientIdParameter)
