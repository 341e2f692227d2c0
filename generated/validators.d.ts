// Written by `pnpm generate` from spec/. Do not edit: change spec/ or scripts/generate/ instead.

import type { Validator } from './issue.ts'

export declare const validateInitiateRequest: Validator
export declare const validateInitiateResponse: Validator
export declare const validateErrorResponse: Validator
