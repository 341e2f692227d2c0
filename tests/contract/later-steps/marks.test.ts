import { statements } from '@bulk-import/contract'
import { statements as allStatements } from '@bulk-import/contract/provisional'
import { expect, it } from 'vitest'
import { contract } from '../../support/contract.ts'
import { marksOf, wordsOfMarks } from '../../support/marks.ts'
import { provisional } from '../../support/provisional.ts'

/** As in ../marks.test.ts: what carries each mark of the later steps, and which keywords rest on it. */
const marks: Record<string, string> = {
  C11: 'accessToken accessToken.schema(format) ImportStatusReport.AccessToken(format)',
  C12: 'StepUnauthorized.headers.WWW-Authenticate.schema',
  C17: 'stage.requestBody',
  C20: 'ImportStatusReport ImportStatusReport.DataStageDuration(type) ImportStatusReport.MatchCriteria(type) ImportStatusReport.MatchValue(type) ImportStatusReport.RefreshAlternateIds(type) ImportStatusReport.RefreshContacts(type) ImportStatusReport.RefreshCustomFields(type) ImportStatusReport.RefreshGroups(type) ImportStatusReport.RefreshTags(type)',
  C24: 'StepStatus(required) ImportStatusReport ImportStatusReport.TotalRecordsReceived(required) ImportStatusReport.ValidationSuccessful(required) ImportStatusReport.ValidationFailed(required) ImportStatusReport.AccessToken(required) ExceptionsPage ExceptionsPage.Count(required) ExceptionsPage.HasMore(required) ExceptionsPage.UserProfilePreferences(required)',
  C25: 'StageRequest(additionalProperties)',
  C26: 'StageRequest.UserProfilePreferences',
  C27: 'stage.requestBody(x-body-bytes) StepTooLarge',
  C28: 'limit limit.schema(minimum) offset offset.schema(minimum)',
  C29: 'BulkConsent(additionalProperties) BulkPreference(additionalProperties) BulkAddress(additionalProperties) BulkEmail(additionalProperties) BulkCustomField(additionalProperties) BulkRecord(additionalProperties)',
  C30: 'ImportStatusReport ImportStatusReport.TotalRecordsReceived(format,minimum) ImportStatusReport.ValidationSuccessful(format,minimum) ImportStatusReport.ValidationFailed(format,minimum) ImportStatusReport.Processed(format,minimum) ImportStatusReport.Pending(format,minimum) ImportStatusReport.Exceptions(format,minimum) ImportStatusReport.NotHonored(format,minimum) FailedRecord.SequenceNumber(format) ExceptionsPage.Count(format,minimum) ExceptionsPage.Limit(format) ExceptionsPage.Offset(format) ExceptionsPage.TotalResults(format,minimum)',
  C31: 'stage.requestBody.content Staged.content StepInvalid.content StepUnauthorized.content StepForbidden.content StepNotFound.content StepTooLarge.content StepUnavailable.content Executed.content StepFailed.content StatusRetrieved.content ReadUnavailable.content ExceptionsListed.content',
  I01: 'execute retrieveStatus StepStatus(required) ImportStatusReport ImportStatusReport.AccessToken(required,type) Staged Executed StatusRetrieved',
  I02: 'StepInvalid StepUnauthorized StepForbidden StepNotFound StepUnavailable StepFailed ReadUnavailable',
  I03: 'info stage',
  I04: 'stage',
  I05: 'StageRequest StageRequest.UserProfilePreferences(required)',
  I06: 'stage ImportStatusReport',
  I07: 'BulkRecord',
  I08: 'execute',
  I09: 'retrieveStatus',
  I10: 'StepStatus(enum)',
  I11: 'retrieveExceptions',
  I12: 'retrieveExceptions ExceptionsPage ExceptionsPage.UserProfilePreferences(required) ExceptionsListed',
  I13: 'retrieveExceptions offset ExceptionsPage',
  L01: 'ImportStatusReport(type) ImportStatusReport.Processed(type) ImportStatusReport.Pending(type) ImportStatusReport.Exceptions(type) ImportStatusReport.NotHonored(type) ImportStatusReport.Expires ImportStatusReport.Name ImportStatusReport.DataStageDuration(type) ImportStatusReport.MatchCriteria(type) ImportStatusReport.MatchValue(type) ImportStatusReport.RefreshAlternateIds(type) ImportStatusReport.RefreshContacts(type) ImportStatusReport.RefreshCustomFields(type) ImportStatusReport.RefreshGroups(type) ImportStatusReport.RefreshTags(type) Executed',
  L02: 'BulkRecord(type) BulkRecord.ProfileId BulkRecord.IsActive BulkRecord.RegistrationConfirmed BulkRecord.PreservePreferences BulkRecord.DefaultLocale BulkRecord.CustomerType BulkRecord.CustomerName BulkRecord.Consents BulkRecord.ProfilePreferences BulkRecord.AlternateIds BulkRecord.Addresses BulkRecord.PhoneNumbers BulkRecord.Emails BulkRecord.Groups BulkRecord.ProfileTags BulkRecord.CustomFields',
  L03: 'BulkConsent BulkConsent.ConsentType BulkConsent.ConsentVersion BulkConsent.Locale BulkConsent.ConsentStatus BulkConsent.ConsentDate',
  L04: 'BulkCustomField BulkCustomField.Name BulkCustomField.Value',
  L05: 'BulkEmail BulkEmail.EmailAddress BulkEmail.EmailAddressType BulkEmail.IsDefault BulkEmail.EmailPreferences',
  L06: 'BulkAddress BulkAddress.Address1 BulkAddress.Address2 BulkAddress.City BulkAddress.StateProvince BulkAddress.PostalCode BulkAddress.AddressType BulkAddress.IsDefault',
  L07: 'BulkPreference BulkPreference.FilterId BulkPreference.PreferenceType BulkPreference.FrequencyId BulkPreference.PreferenceAttributes BulkPreference.CustomerDate',
  L08: 'execute StepFailed',
  L09: 'FailedRecord(allOf) FailedRecord.SequenceNumber(type,minimum) FailedRecord.Exceptions(type) FailedRecord.Edited',
  P01: 'info stage',
  P02: 'info execute',
  P03: 'stage execute retrieveStatus retrieveExceptions StepNotFound',
  P04: 'accessToken StepUnauthorized',
  P05: 'accessToken accessToken.schema(type)',
  P06: 'info',
  P07: 'info',
  P08: 'info',
  P09: 'stage',
  P10: 'stage.requestBody StageRequest(type) StageRequest.UserProfilePreferences(required,type,items)',
  P11: 'stage ImportStatusReport ImportStatusReport.TotalRecordsReceived(required,type) ImportStatusReport.ValidationSuccessful(required,type) ImportStatusReport.ValidationFailed(required,type) Staged',
  P12: 'stage ImportStatusReport.ValidationFailed',
  P13: 'stage.requestBody(x-body-bytes) StepTooLarge',
  P14: 'execute',
  P15: 'stage',
  P16: 'stage',
  P17: 'stage',
  P18: 'execute retrieveStatus StepStatus(enum) ImportStatusReport.Processed ImportStatusReport.Exceptions ImportStatusReport.NotHonored Executed',
  P19: 'retrieveStatus StepStatus(type,enum) StatusRetrieved',
  P20: 'retrieveStatus ImportStatusReport.Processed ImportStatusReport.Exceptions ImportStatusReport.NotHonored',
  P21: 'retrieveExceptions ExceptionsListed',
  P22: 'retrieveExceptions limit limit.schema(type,default) offset offset.schema(type,default)',
  P23: 'retrieveExceptions ExceptionsPage(type) ExceptionsPage.Count(required,type) ExceptionsPage.HasMore(required,type) ExceptionsPage.Limit(type) ExceptionsPage.Offset(type) ExceptionsPage.TotalResults(type) ExceptionsPage.UserProfilePreferences(required,type,items) ExceptionsListed',
  P24: 'retrieveExceptions FailedRecord.Exceptions',
}

it('each statement, decision and inference of the later steps is marked on the elements that express it, and on no others', () => {
  const ofContract = new Set(marksOf(contract).map(String))
  const own = marksOf(provisional).filter((mark) => !ofContract.has(String(mark)))
  expect(wordsOfMarks(own)).toEqual(marks)
  const stated = Object.keys(allStatements).filter((id) => !Object.hasOwn(statements, id))
  expect(Object.keys(marks)).toEqual(expect.arrayContaining(stated))
})
