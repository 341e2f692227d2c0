import type { Impact } from '../../scripts/gate/redocly-diff.ts'

// biome-ignore lint/suspicious/noExplicitAny: an edit reaches anywhere into the document
type Document = any

/** An edit of the bundled document: what it is, the verdict that it deserves, and how it is made. */
export type Edit = readonly [what: string, verdict: Impact | 'none', edit: (document: Document) => void]

const operation = (document: Document) => document.paths['/{clientId}/Import'].post
const schemas = (document: Document) => document.components.schemas
const request = (document: Document) => schemas(document).InitiateRequest
const response = (document: Document) => schemas(document).InitiateResponse

export const constraintsOfRequests: Edit[] = [
  ['the longest Name gets shorter', 'major', (d) => (schemas(d).ImportName.maxLength = 99)],
  ['the longest Name gets longer', 'minor', (d) => (schemas(d).ImportName.maxLength = 101)],
  ['Name loses its bound', 'minor', (d) => delete schemas(d).ImportName.maxLength],
  ['Name must have two characters', 'major', (d) => (schemas(d).ImportName.minLength = 2)],
  ['Name must start with a letter', 'major', (d) => (schemas(d).ImportName.pattern = '^[A-Za-z]')],
  ['Name may be white space', 'minor', (d) => delete schemas(d).ImportName.pattern],
  ['staged data is kept for nine days at most', 'major', (d) => (schemas(d).DataStageDuration.maximum = 9)],
  ['staged data may be kept for twelve days', 'minor', (d) => (schemas(d).DataStageDuration.maximum = 12)],
  ['staged data is kept for a day at least', 'major', (d) => (schemas(d).DataStageDuration.minimum = 1)],
  ['the days may be any number', 'minor', (d) => (schemas(d).DataStageDuration.type = 'number')],
  ['the days must be even', 'major', (d) => (schemas(d).DataStageDuration.multipleOf = 2)],
  ['the days become a string', 'major', (d) => (schemas(d).DataStageDuration = { type: 'string' })],
  ['the longest reason gets shorter', 'major', (d) => (schemas(d).ReasonCode.maxLength = 100)],
  ['the longest reason gets longer', 'minor', (d) => (schemas(d).ReasonCode.maxLength = 500)],
  ['MatchValue gets a bound', 'major', (d) => (schemas(d).MatchValue.maxLength = 50)],
  ['MatchValue may be empty', 'minor', (d) => delete schemas(d).MatchValue.minLength],
]

export const refusedInTheMiddle: Edit[] = [
  ['seven days are taken out', 'major', (d) => (schemas(d).DataStageDuration.enum = [0, 1, 2, 3, 4, 5, 6, 8, 9, 10])],
  ['seven days are forbidden', 'major', (d) => (schemas(d).DataStageDuration.not = { const: 7 })],
  [
    'Name may hold no control characters',
    'major',
    (d) => (schemas(d).ImportName.pattern = '^[^\\u0000-\\u0008]*\\S[^\\u0000-\\u0008]*$'),
  ],
  ['MatchValue has a format', 'major', (d) => (schemas(d).MatchValue.format = 'uuid')],
  ['a request has eight properties at most', 'major', (d) => (request(d).maxProperties = 8)],
  [
    'all flags at once are forbidden',
    'major',
    (d) => (request(d).not = { required: ['RefreshTags', 'RefreshGroups'] }),
  ],
  ['Name is never sent', 'major', (d) => (schemas(d).ImportName.readOnly = true)],
  ['the access token loses its format', 'major', (d) => delete schemas(d).AccessToken.format],
  ['a response has a format that it had not', 'patch', (d) => (schemas(d).Expires.format = 'date-time')],
]

export const rulesOfRequests: Edit[] = [
  ['ImportAction becomes required', 'major', (d) => request(d).required.push('ImportAction')],
  ['Name becomes optional', 'minor', (d) => (request(d).required = [])],
  ['ImportAction loses Delete', 'major', (d) => (schemas(d).ImportAction.enum = ['Add'])],
  [
    'a request may ask for an action that no response brings',
    'minor',
    (d) => (request(d).properties.ImportAction = { type: 'string', enum: ['Add', 'Delete', 'Update'] }),
  ],
  ['ImportAction gains Update, in responses as well', 'major', (d) => schemas(d).ImportAction.enum.push('Update')],
  ['ImportAction changes its spelling', 'major', (d) => (schemas(d).ImportAction.enum = ['ADD', 'DELETE'])],
  ['MatchCriteria gains Email, in responses as well', 'major', (d) => schemas(d).MatchCriteria.enum.push('Email')],
  ['a flag goes', 'major', (d) => delete request(d).properties.RefreshTags],
  ['an optional flag comes', 'minor', (d) => (request(d).properties.RefreshNotes = { type: 'boolean' })],
  ['a flag is renamed', 'major', (d) => rename(request(d).properties, 'RefreshTags', 'RefreshLabels')],
  ['a flag becomes a string', 'major', (d) => (schemas(d).RefreshTags.type = 'string')],
  ['a flag may also be null', 'minor', (d) => (schemas(d).RefreshTags.type = ['boolean', 'null'])],
  ['requests are opened', 'minor', (d) => (request(d).additionalProperties = true)],
  ['MatchValue no longer needs MatchCriteria', 'minor', (d) => delete request(d).dependentRequired.MatchValue],
  ['a reason now needs a criterion', 'major', (d) => (request(d).dependentRequired.ReasonCode = ['MatchCriteria'])],
  ['a reason no longer needs a deletion', 'minor', (d) => delete request(d).dependentSchemas],
  ['AllowPriorConsents now needs a deletion', 'major', (d) => copyRule(d, 'AllowPriorConsents')],
]

export const equivalentRewrites: Edit[] = [
  ['the actions are written as constants', 'patch', (d) => asConstants(schemas(d).ImportAction)],
  ['a property is wrapped in allOf', 'patch', (d) => wrap(request(d).properties, 'ImportAction')],
  [
    'a flag is wrapped in anyOf',
    'patch',
    (d) => (request(d).properties.RefreshTags = { anyOf: [{ type: 'boolean' }], default: false }),
  ],
  ['a pattern is added that refuses nothing', 'patch', (d) => (schemas(d).MatchValue.pattern = '^[\\s\\S]+$')],
  ['a bound goes that another rule implies', 'patch', (d) => delete schemas(d).ImportName.minLength],
  ['a type goes that the enumeration implies', 'patch', (d) => delete schemas(d).MatchCriteria.type],
  ['a closed enumeration of one becomes a constant', 'patch', (d) => asConstant(schemas(d).MatchCriteria)],
  [
    'a component is written in place',
    'patch',
    (d) => (request(d).properties.ReasonCode = structuredClone(schemas(d).ReasonCode)),
  ],
  ['the order of the actions changes', 'patch', (d) => schemas(d).ImportAction.enum.reverse()],
  ['the order of the properties changes', 'none', (d) => (request(d).properties = reversed(request(d).properties))],
]

export const responses: Edit[] = [
  ['a status is added that callers have not heard of', 'major', (d) => schemas(d).ImportStatus.enum.push('Paused')],
  ['a status will no longer come', 'minor', (d) => schemas(d).ImportStatus.enum.pop()],
  ['the access token becomes a string', 'major', (d) => (schemas(d).AccessToken = { type: 'string' })],
  ['the access token may be missing', 'major', (d) => remove(response(d).required, 'AccessToken')],
  ['the action is always echoed', 'minor', (d) => response(d).required.push('ImportAction')],
  ['an echo goes', 'major', (d) => delete response(d).properties.RefreshTags],
  ['an attribute comes', 'minor', (d) => (response(d).properties.QuotaLeft = { type: 'integer' })],
  ['an attribute may also be a number', 'major', (d) => response(d).properties.MatchValue.type.push('number')],
  ['an attribute is no longer null', 'minor', (d) => (response(d).properties.MatchValue.type = 'string')],
  ['the echoed days may be twelve', 'major', (d) => (response(d).properties.DataStageDuration.maximum = 12)],
  ['the echoed days are nine at most', 'minor', (d) => (response(d).properties.DataStageDuration.maximum = 9)],
  [
    'the message of an error may be a number',
    'major',
    (d) => schemas(d).ErrorResponse.properties.Message.type.push('number'),
  ],
  ['the message of an error always comes', 'minor', (d) => (schemas(d).ErrorResponse.required = ['Message'])],
]

export const operations: Edit[] = [
  ['the path changes', 'major', (d) => rename(d.paths, '/{clientId}/Import', '/{clientId}/Imports')],
  ['the operation becomes a PUT', 'major', (d) => rename(d.paths['/{clientId}/Import'], 'post', 'put')],
  ['the operation is renamed', 'major', (d) => (operation(d).operationId = 'startImport')],
  ['a status is no longer answered', 'major', (d) => delete operation(d).responses['404']],
  ['a status is answered besides', 'minor', (d) => (operation(d).responses['429'] = operation(d).responses['503'])],
  ['the success goes', 'major', (d) => delete operation(d).responses['200']],
  [
    'the media type of requests changes',
    'major',
    (d) => rename(operation(d).requestBody.content, 'application/json', 'text/json'),
  ],
  [
    'a second media type is taken',
    'minor',
    (d) => (operation(d).requestBody.content['text/json'] = operation(d).requestBody.content['application/json']),
  ],
  [
    'the media type of responses changes',
    'major',
    (d) => rename(d.components.responses.Initiated.content, 'application/json', 'text/json'),
  ],
  ['the body becomes optional', 'minor', (d) => (operation(d).requestBody.required = false)],
  ['a header is required', 'major', (d) => operation(d).parameters.push(header(true))],
  ['a header may be sent', 'minor', (d) => operation(d).parameters.push(header(false))],
  [
    'a header is answered',
    'minor',
    (d) => (d.components.responses.Initiated.headers = { 'X-Quota': { schema: { type: 'integer' } } }),
  ],
  ['one of two ways to authenticate goes', 'major', (d) => d.security.pop()],
  ['a third way to authenticate comes', 'minor', (d) => addScheme(d)],
  ['no credentials are needed', 'patch', (d) => (d.security = [])],
  ['the production server goes', 'major', (d) => d.servers.shift()],
  ['a server is added', 'minor', (d) => d.servers.push({ url: 'https://other.example/v4' })],
]

export const words: Edit[] = [
  ['nothing', 'none', () => undefined],
  ['another default of a number', 'major', (d) => (schemas(d).DataStageDuration.default = 4)],
  ['another default of a flag', 'major', (d) => (schemas(d).RefreshGroups.default = true)],
  ['a default goes', 'major', (d) => delete schemas(d).RefreshGroups.default],
  ['a default is stated for the first time', 'minor', (d) => (schemas(d).ImportAction.default = 'Add')],
  ['a description changes', 'patch', (d) => (schemas(d).ImportAction.description = 'What the import does.')],
  ['the summary changes', 'patch', (d) => (operation(d).summary = 'Start an import')],
  ['an example changes', 'patch', (d) => (d.components.examples.MinimalImport.value.Name = 'Another name')],
  ['an example comes', 'patch', (d) => addExample(d)],
  ['the origin of a rule changes', 'patch', (d) => (schemas(d).ReasonCode['x-source'] = ['S24', 'S25'])],
]

function rename(object: Record<string, unknown>, from: string, to: string): void {
  object[to] = object[from]
  delete object[from]
}

function remove(list: string[], item: string): void {
  list.splice(list.indexOf(item), 1)
}

function reversed(object: object): object {
  return Object.fromEntries(Object.entries(object).reverse())
}

function asConstants(schema: Document): void {
  schema.anyOf = schema.enum.map((value: unknown) => ({ const: value }))
  delete schema.enum
}

function asConstant(schema: Document): void {
  schema.const = schema.enum[0]
  delete schema.enum
}

function wrap(properties: Document, name: string): void {
  properties[name] = { allOf: [properties[name]] }
}

function copyRule(document: Document, name: string): void {
  request(document).dependentSchemas[name] = request(document).dependentSchemas.ReasonCode
}

function header(required: boolean): object {
  return { name: 'X-Trace', in: 'header', required, schema: { type: 'string' } }
}

function addScheme(document: Document): void {
  document.components.securitySchemes.ApiKey = { type: 'apiKey', in: 'header', name: 'X-Key' }
  document.security.push({ ApiKey: [] })
}

function addExample(document: Document): void {
  document.components.examples.Another = { summary: 'Another', value: { Name: 'x' } }
  operation(document).requestBody.content['application/json'].examples.Another = {
    $ref: '#/components/examples/Another',
  }
}
