// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

import type { Case, CaseSubject } from '../case.ts'
import data from './cases-data.js'

export type { Case, CaseExpectation, CaseNeed, CaseRequest, CaseSubject, Echo } from '../case.ts'

/** What a server that keeps the contract does, one case for each thing that it can be asked. */
export const cases: readonly Case[] = data.cases

/** What else can be seen from outside of each operation. */
export const caseSubjects: readonly CaseSubject[] = data.caseSubjects
