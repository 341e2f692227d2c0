// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

import type { Case, CaseSubject } from '../case.ts'

declare const data: { cases: readonly Case[]; caseSubjects: readonly CaseSubject[] }
// biome-ignore lint/style/noDefaultExport: it stands for the JSON module
export default data
