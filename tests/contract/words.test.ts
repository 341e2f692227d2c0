import { expect, it } from 'vitest'
import { component, contract, initiate, property, response } from '../support/contract.ts'

// Each description is the one of its element: exchanged with another, or gone, it would mislead whoever reads it.

const schema = (name: string) => component('schemas', name)
const asked = (name: string) => property('InitiateRequest', name)
const answered = (name: string) => property('InitiateResponse', name)
const reason = schema('InitiateRequest').dependentSchemas.ReasonCode
const { PnAuthInfo3, OAuth2AccessToken } = contract.components.securitySchemes

it.each([
  ['the request body', initiate.requestBody, /^What the import will do\. The media type is application\/json/],
  ['the client id', component('parameters', 'ClientId'), /^The id of your organization's MyPreferences account/],
  ['InitiateRequest', schema('InitiateRequest'), /^What the import will do\. Unknown properties are refused/],
  ['Name', asked('Name'), /^A name for the import, for people: 1 to 100 characters, not only white space/],
  ['the condition on ReasonCode', reason, /^A reason belongs to a deletion and to nothing else/],
  ['its action', reason.properties.ImportAction, /^The only action that takes a reason/],
  ['InitiateResponse', schema('InitiateResponse'), /^The import as it was accepted: its access token/],
  [
    'the state',
    answered('Status'),
    /^The state of the import\. The operation that retrieves the status reports it again/,
  ],
  ['the echo of Name', answered('Name'), /^The name of the import, as it was sent/],
  ['the echo of DataStageDuration', answered('DataStageDuration'), /^How many days .* as it was sent or by default/],
  ['the echo of ImportAction', answered('ImportAction'), /^What the import does with its profiles, as it was sent/],
  ['the echo of MatchCriteria', answered('MatchCriteria'), /^The kind of identifier .*, as it was sent/],
  ['the echo of MatchValue', answered('MatchValue'), /^The name of the alternate id type, as it was sent/],
  ['the echo of RefreshAlternateIds', answered('RefreshAlternateIds'), /^Whether alternate ids .* are deactivated/],
  ['the echo of RefreshContacts', answered('RefreshContacts'), /^Whether contact elements .* are deactivated/],
  ['the echo of RefreshCustomFields', answered('RefreshCustomFields'), /^Whether custom fields .* are deleted/],
  ['the echo of RefreshGroups', answered('RefreshGroups'), /^Whether groups .* are deactivated/],
  ['the echo of RefreshTags', answered('RefreshTags'), /^Whether tags .* are deleted/],
  ['the echo of AllowPriorConsents', answered('AllowPriorConsents'), /^Whether an older version of a consent/],
  ['ErrorResponse', schema('ErrorResponse'), /^Why a request was refused\..*promises an object and lists no attribute/],
  ['the message of an error', property('ErrorResponse', 'Message'), /^What was wrong, for people/],
  ['the acceptance', response('200'), /^The request was accepted and the import exists/],
  ['the first scheme', PnAuthInfo3, /^The Authorization header.*`PNAUTHINFO3-HMAC-<hash> Credential=/s],
  ['the second scheme', OAuth2AccessToken, /^An access token of the OAuth 2\.0 client credentials grant/],
])('the description of %s is about it', (_, element, words) => {
  expect(element.description).toMatch(words)
})

it.each([
  ['the client id', component('parameters', 'ClientId').schema, /the vendor assigns the id/],
  ['MatchValue', asked('MatchValue'), /the account's configuration decides which names exist/],
  ['Expires', answered('Expires'), /gives no form/],
  ['the echo of Name', answered('Name'), /echo of the request's Name/],
  ['the echo of MatchValue', answered('MatchValue'), /echo of the request's MatchValue/],
  ['the message of an error', property('ErrorResponse', 'Message'), /An error text of the service/],
])('what is said on the missing bound of %s is about it', (_, element, words) => {
  expect(element['x-unbounded']).toMatch(words)
})

it("each scheme says on which of the vendor's pages it is found", () => {
  expect(PnAuthInfo3['x-origin']).toMatch(/"PNAUTHINFO3"/)
  expect(OAuth2AccessToken['x-origin']).toMatch(/"OAuth".*inferred/)
})
