// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

export * from '../checks.ts'

import { checks as contract } from '../checks.ts'
import { constraints } from './constraints.ts'
import { explain } from '../explain.ts'
import type { Issue } from '../issue.ts'
import type { StageRequest, ImportStatusReport, StageClientIdParameter, StageAccessTokenParameter, ExecuteClientIdParameter, ExecuteAccessTokenParameter, RetrieveStatusClientIdParameter, RetrieveStatusAccessTokenParameter, ExceptionsPage, RetrieveExceptionsClientIdParameter, RetrieveExceptionsAccessTokenParameter, RetrieveExceptionsLimitParameter, RetrieveExceptionsOffsetParameter } from './types.ts'
import { validateStageRequest, validateImportStatusReport, validateStageClientIdParameter, validateStageAccessTokenParameter, validateExecuteClientIdParameter, validateExecuteAccessTokenParameter, validateRetrieveStatusClientIdParameter, validateRetrieveStatusAccessTokenParameter, validateExceptionsPage, validateRetrieveExceptionsClientIdParameter, validateRetrieveExceptionsAccessTokenParameter, validateRetrieveExceptionsLimitParameter, validateRetrieveExceptionsOffsetParameter } from './validators.js'

/** Whether the value keeps the contract of StageRequest. The value is not changed. */
export function isStageRequest(value: unknown): value is StageRequest {
  return validateStageRequest(value)
}

/** What is wrong with the value as StageRequest: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkStageRequest(value: unknown): Issue[] {
  return validateStageRequest(value) ? [] : explain('StageRequest', validateStageRequest.errors, value, constraints.StageRequest)
}

/** Whether the value keeps the contract of ImportStatusReport. The value is not changed. */
export function isImportStatusReport(value: unknown): value is ImportStatusReport {
  return validateImportStatusReport(value)
}

/** What is wrong with the value as ImportStatusReport: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkImportStatusReport(value: unknown): Issue[] {
  return validateImportStatusReport(value) ? [] : explain('ImportStatusReport', validateImportStatusReport.errors, value, constraints.ImportStatusReport)
}

/** Whether the value keeps the contract of StageClientIdParameter. The value is not changed. */
export function isStageClientIdParameter(value: unknown): value is StageClientIdParameter {
  return validateStageClientIdParameter(value)
}

/** What is wrong with the value as StageClientIdParameter: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkStageClientIdParameter(value: unknown): Issue[] {
  return validateStageClientIdParameter(value) ? [] : explain('StageClientIdParameter', validateStageClientIdParameter.errors, value, constraints.StageClientIdParameter)
}

/** Whether the value keeps the contract of StageAccessTokenParameter. The value is not changed. */
export function isStageAccessTokenParameter(value: unknown): value is StageAccessTokenParameter {
  return validateStageAccessTokenParameter(value)
}

/** What is wrong with the value as StageAccessTokenParameter: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkStageAccessTokenParameter(value: unknown): Issue[] {
  return validateStageAccessTokenParameter(value) ? [] : explain('StageAccessTokenParameter', validateStageAccessTokenParameter.errors, value, constraints.StageAccessTokenParameter)
}

/** Whether the value keeps the contract of ExecuteClientIdParameter. The value is not changed. */
export function isExecuteClientIdParameter(value: unknown): value is ExecuteClientIdParameter {
  return validateExecuteClientIdParameter(value)
}

/** What is wrong with the value as ExecuteClientIdParameter: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkExecuteClientIdParameter(value: unknown): Issue[] {
  return validateExecuteClientIdParameter(value) ? [] : explain('ExecuteClientIdParameter', validateExecuteClientIdParameter.errors, value, constraints.ExecuteClientIdParameter)
}

/** Whether the value keeps the contract of ExecuteAccessTokenParameter. The value is not changed. */
export function isExecuteAccessTokenParameter(value: unknown): value is ExecuteAccessTokenParameter {
  return validateExecuteAccessTokenParameter(value)
}

/** What is wrong with the value as ExecuteAccessTokenParameter: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkExecuteAccessTokenParameter(value: unknown): Issue[] {
  return validateExecuteAccessTokenParameter(value) ? [] : explain('ExecuteAccessTokenParameter', validateExecuteAccessTokenParameter.errors, value, constraints.ExecuteAccessTokenParameter)
}

/** Whether the value keeps the contract of RetrieveStatusClientIdParameter. The value is not changed. */
export function isRetrieveStatusClientIdParameter(value: unknown): value is RetrieveStatusClientIdParameter {
  return validateRetrieveStatusClientIdParameter(value)
}

/** What is wrong with the value as RetrieveStatusClientIdParameter: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkRetrieveStatusClientIdParameter(value: unknown): Issue[] {
  return validateRetrieveStatusClientIdParameter(value) ? [] : explain('RetrieveStatusClientIdParameter', validateRetrieveStatusClientIdParameter.errors, value, constraints.RetrieveStatusClientIdParameter)
}

/** Whether the value keeps the contract of RetrieveStatusAccessTokenParameter. The value is not changed. */
export function isRetrieveStatusAccessTokenParameter(value: unknown): value is RetrieveStatusAccessTokenParameter {
  return validateRetrieveStatusAccessTokenParameter(value)
}

/** What is wrong with the value as RetrieveStatusAccessTokenParameter: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkRetrieveStatusAccessTokenParameter(value: unknown): Issue[] {
  return validateRetrieveStatusAccessTokenParameter(value) ? [] : explain('RetrieveStatusAccessTokenParameter', validateRetrieveStatusAccessTokenParameter.errors, value, constraints.RetrieveStatusAccessTokenParameter)
}

/** Whether the value keeps the contract of ExceptionsPage. The value is not changed. */
export function isExceptionsPage(value: unknown): value is ExceptionsPage {
  return validateExceptionsPage(value)
}

/** What is wrong with the value as ExceptionsPage: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkExceptionsPage(value: unknown): Issue[] {
  return validateExceptionsPage(value) ? [] : explain('ExceptionsPage', validateExceptionsPage.errors, value, constraints.ExceptionsPage)
}

/** Whether the value keeps the contract of RetrieveExceptionsClientIdParameter. The value is not changed. */
export function isRetrieveExceptionsClientIdParameter(value: unknown): value is RetrieveExceptionsClientIdParameter {
  return validateRetrieveExceptionsClientIdParameter(value)
}

/** What is wrong with the value as RetrieveExceptionsClientIdParameter: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkRetrieveExceptionsClientIdParameter(value: unknown): Issue[] {
  return validateRetrieveExceptionsClientIdParameter(value) ? [] : explain('RetrieveExceptionsClientIdParameter', validateRetrieveExceptionsClientIdParameter.errors, value, constraints.RetrieveExceptionsClientIdParameter)
}

/** Whether the value keeps the contract of RetrieveExceptionsAccessTokenParameter. The value is not changed. */
export function isRetrieveExceptionsAccessTokenParameter(value: unknown): value is RetrieveExceptionsAccessTokenParameter {
  return validateRetrieveExceptionsAccessTokenParameter(value)
}

/** What is wrong with the value as RetrieveExceptionsAccessTokenParameter: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkRetrieveExceptionsAccessTokenParameter(value: unknown): Issue[] {
  return validateRetrieveExceptionsAccessTokenParameter(value) ? [] : explain('RetrieveExceptionsAccessTokenParameter', validateRetrieveExceptionsAccessTokenParameter.errors, value, constraints.RetrieveExceptionsAccessTokenParameter)
}

/** Whether the value keeps the contract of RetrieveExceptionsLimitParameter. The value is not changed. */
export function isRetrieveExceptionsLimitParameter(value: unknown): value is RetrieveExceptionsLimitParameter {
  return validateRetrieveExceptionsLimitParameter(value)
}

/** What is wrong with the value as RetrieveExceptionsLimitParameter: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkRetrieveExceptionsLimitParameter(value: unknown): Issue[] {
  return validateRetrieveExceptionsLimitParameter(value) ? [] : explain('RetrieveExceptionsLimitParameter', validateRetrieveExceptionsLimitParameter.errors, value, constraints.RetrieveExceptionsLimitParameter)
}

/** Whether the value keeps the contract of RetrieveExceptionsOffsetParameter. The value is not changed. */
export function isRetrieveExceptionsOffsetParameter(value: unknown): value is RetrieveExceptionsOffsetParameter {
  return validateRetrieveExceptionsOffsetParameter(value)
}

/** What is wrong with the value as RetrieveExceptionsOffsetParameter: a sentence for each issue, twenty at most and one that counts the rest; empty when nothing is wrong. */
export function checkRetrieveExceptionsOffsetParameter(value: unknown): Issue[] {
  return validateRetrieveExceptionsOffsetParameter(value) ? [] : explain('RetrieveExceptionsOffsetParameter', validateRetrieveExceptionsOffsetParameter.errors, value, constraints.RetrieveExceptionsOffsetParameter)
}

/** The check of each schema by its name. */
export const checks = /* @__PURE__ */ (() => ({
  ...contract,
  StageRequest: checkStageRequest,
  ImportStatusReport: checkImportStatusReport,
  StageClientIdParameter: checkStageClientIdParameter,
  StageAccessTokenParameter: checkStageAccessTokenParameter,
  ExecuteClientIdParameter: checkExecuteClientIdParameter,
  ExecuteAccessTokenParameter: checkExecuteAccessTokenParameter,
  RetrieveStatusClientIdParameter: checkRetrieveStatusClientIdParameter,
  RetrieveStatusAccessTokenParameter: checkRetrieveStatusAccessTokenParameter,
  ExceptionsPage: checkExceptionsPage,
  RetrieveExceptionsClientIdParameter: checkRetrieveExceptionsClientIdParameter,
  RetrieveExceptionsAccessTokenParameter: checkRetrieveExceptionsAccessTokenParameter,
  RetrieveExceptionsLimitParameter: checkRetrieveExceptionsLimitParameter,
  RetrieveExceptionsOffsetParameter: checkRetrieveExceptionsOffsetParameter,
} as const))()
