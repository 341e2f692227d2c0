// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

export * from '../validators.js'
import type { Validator } from '../issue.ts'

export declare const validateStageRequest: Validator
export declare const validateImportStatusReport: Validator
export declare const validateStageClientIdParameter: Validator
export declare const validateStageAccessTokenParameter: Validator
export declare const validateExecuteClientIdParameter: Validator
export declare const validateExecuteAccessTokenParameter: Validator
export declare const validateRetrieveStatusClientIdParameter: Validator
export declare const validateRetrieveStatusAccessTokenParameter: Validator
export declare const validateExceptionsPage: Validator
export declare const validateRetrieveExceptionsClientIdParameter: Validator
export declare const validateRetrieveExceptionsAccessTokenParameter: Validator
export declare const validateRetrieveExceptionsLimitParameter: Validator
export declare const validateRetrieveExceptionsOffsetParameter: Validator
