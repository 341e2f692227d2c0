// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

import type { Validator } from './issue.ts'

export declare const validateInitiateRequest: Validator
export declare const validateInitiateResponse: Validator
export declare const validateErrorResponse: Validator
export declare const validateInitiateClientIdParameter: Validator
