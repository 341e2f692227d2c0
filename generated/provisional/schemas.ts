// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

export * from '../schemas.ts'

import { checkStageRequest, checkImportStatusReport, checkStageClientIdParameter, checkStageAccessTokenParameter, checkExecuteClientIdParameter, checkExecuteAccessTokenParameter, checkRetrieveStatusClientIdParameter, checkRetrieveStatusAccessTokenParameter, checkExceptionsPage, checkRetrieveExceptionsClientIdParameter, checkRetrieveExceptionsAccessTokenParameter, checkRetrieveExceptionsLimitParameter, checkRetrieveExceptionsOffsetParameter } from './checks.ts'
import { type StandardSchema, standardSchema } from '../standard-schema.ts'
import type { StageRequest, ImportStatusReport, StageClientIdParameter, StageAccessTokenParameter, ExecuteClientIdParameter, ExecuteAccessTokenParameter, RetrieveStatusClientIdParameter, RetrieveStatusAccessTokenParameter, ExceptionsPage, RetrieveExceptionsClientIdParameter, RetrieveExceptionsAccessTokenParameter, RetrieveExceptionsLimitParameter, RetrieveExceptionsOffsetParameter } from './types.ts'

/** StageRequest for whatever takes a Standard Schema: its validator is `checkStageRequest`. */
export const StageRequestSchema: StandardSchema<StageRequest> = /* @__PURE__ */ standardSchema<StageRequest>(checkStageRequest)

/** ImportStatusReport for whatever takes a Standard Schema: its validator is `checkImportStatusReport`. */
export const ImportStatusReportSchema: StandardSchema<ImportStatusReport> = /* @__PURE__ */ standardSchema<ImportStatusReport>(checkImportStatusReport)

/** StageClientIdParameter for whatever takes a Standard Schema: its validator is `checkStageClientIdParameter`. */
export const StageClientIdParameterSchema: StandardSchema<StageClientIdParameter> = /* @__PURE__ */ standardSchema<StageClientIdParameter>(checkStageClientIdParameter)

/** StageAccessTokenParameter for whatever takes a Standard Schema: its validator is `checkStageAccessTokenParameter`. */
export const StageAccessTokenParameterSchema: StandardSchema<StageAccessTokenParameter> = /* @__PURE__ */ standardSchema<StageAccessTokenParameter>(checkStageAccessTokenParameter)

/** ExecuteClientIdParameter for whatever takes a Standard Schema: its validator is `checkExecuteClientIdParameter`. */
export const ExecuteClientIdParameterSchema: StandardSchema<ExecuteClientIdParameter> = /* @__PURE__ */ standardSchema<ExecuteClientIdParameter>(checkExecuteClientIdParameter)

/** ExecuteAccessTokenParameter for whatever takes a Standard Schema: its validator is `checkExecuteAccessTokenParameter`. */
export const ExecuteAccessTokenParameterSchema: StandardSchema<ExecuteAccessTokenParameter> = /* @__PURE__ */ standardSchema<ExecuteAccessTokenParameter>(checkExecuteAccessTokenParameter)

/** RetrieveStatusClientIdParameter for whatever takes a Standard Schema: its validator is `checkRetrieveStatusClientIdParameter`. */
export const RetrieveStatusClientIdParameterSchema: StandardSchema<RetrieveStatusClientIdParameter> = /* @__PURE__ */ standardSchema<RetrieveStatusClientIdParameter>(checkRetrieveStatusClientIdParameter)

/** RetrieveStatusAccessTokenParameter for whatever takes a Standard Schema: its validator is `checkRetrieveStatusAccessTokenParameter`. */
export const RetrieveStatusAccessTokenParameterSchema: StandardSchema<RetrieveStatusAccessTokenParameter> = /* @__PURE__ */ standardSchema<RetrieveStatusAccessTokenParameter>(checkRetrieveStatusAccessTokenParameter)

/** ExceptionsPage for whatever takes a Standard Schema: its validator is `checkExceptionsPage`. */
export const ExceptionsPageSchema: StandardSchema<ExceptionsPage> = /* @__PURE__ */ standardSchema<ExceptionsPage>(checkExceptionsPage)

/** RetrieveExceptionsClientIdParameter for whatever takes a Standard Schema: its validator is `checkRetrieveExceptionsClientIdParameter`. */
export const RetrieveExceptionsClientIdParameterSchema: StandardSchema<RetrieveExceptionsClientIdParameter> = /* @__PURE__ */ standardSchema<RetrieveExceptionsClientIdParameter>(checkRetrieveExceptionsClientIdParameter)

/** RetrieveExceptionsAccessTokenParameter for whatever takes a Standard Schema: its validator is `checkRetrieveExceptionsAccessTokenParameter`. */
export const RetrieveExceptionsAccessTokenParameterSchema: StandardSchema<RetrieveExceptionsAccessTokenParameter> = /* @__PURE__ */ standardSchema<RetrieveExceptionsAccessTokenParameter>(checkRetrieveExceptionsAccessTokenParameter)

/** RetrieveExceptionsLimitParameter for whatever takes a Standard Schema: its validator is `checkRetrieveExceptionsLimitParameter`. */
export const RetrieveExceptionsLimitParameterSchema: StandardSchema<RetrieveExceptionsLimitParameter> = /* @__PURE__ */ standardSchema<RetrieveExceptionsLimitParameter>(checkRetrieveExceptionsLimitParameter)

/** RetrieveExceptionsOffsetParameter for whatever takes a Standard Schema: its validator is `checkRetrieveExceptionsOffsetParameter`. */
export const RetrieveExceptionsOffsetParameterSchema: StandardSchema<RetrieveExceptionsOffsetParameter> = /* @__PURE__ */ standardSchema<RetrieveExceptionsOffsetParameter>(checkRetrieveExceptionsOffsetParameter)
