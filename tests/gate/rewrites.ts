import type { Edit } from './edits.ts'
import { asConditions, asUnevaluated, dependentsAsConditions, forbid, hasAll, when } from './keywords.ts'

// biome-ignore lint/suspicious/noExplicitAny: an edit reaches anywhere into the document
type Schema = any

/** Edits that say the same in other keywords. */
export const rewrites: Edit[] = [
  ['dependentRequired is written as if and then', 'patch', (d) => asConditions(request(d))],
  ['dependentSchemas is written as if and then', 'patch', (d) => dependentsAsConditions(request(d))],
  ['additionalProperties becomes unevaluatedProperties', 'patch', (d) => asUnevaluated(request(d))],
  ['all three are written otherwise', 'patch', (d) => asConditions(dependentsAsConditions(asUnevaluated(request(d))))],
  [
    'a condition is written as two alternatives',
    'patch',
    (d) => {
      delete request(d).dependentRequired.MatchCriteria
      request(d).anyOf = [{ properties: { MatchCriteria: false } }, { required: ['MatchValue'] }]
    },
  ],
  ['the properties move to a component', 'patch', (d) => moveProperties(d, [])],
  [
    'the properties move to a component, and a condition stays',
    'minor', // for which `redocly diff` takes each `if` that is added
    (d) => {
      moveProperties(d, [])
      const { ReasonCode } = request(d).dependentSchemas
      delete request(d).dependentSchemas
      Object.assign(request(d), when({ required: ['ReasonCode'] }, ReasonCode))
    },
  ],
  [
    'the properties move to a component that is referred to beside one that stays',
    'patch',
    (d) => {
      const { RefreshTags } = request(d).properties
      moveProperties(d, ['RefreshTags'])
      Object.assign(request(d), request(d).allOf[0], { properties: { RefreshTags } })
      delete request(d).allOf
    },
  ],
]

/** Rewrites that promise less than they seem to. */
export const looserRewrites: Edit[] = [
  ['one condition is forgotten', 'minor', (d) => asConditions(request(d)).allOf.pop()],
  ['a condition asks for more', 'minor', (d) => asConditions(request(d)).allOf[0].if.required.push('ReasonCode')],
  ['unknown properties are free', 'minor', (d) => (asUnevaluated(request(d)).unevaluatedProperties = true)],
  [
    'unknown properties may be strings',
    'minor',
    (d) => (asUnevaluated(request(d)).unevaluatedProperties = { type: 'string' }),
  ],
  [
    'a property is known where a condition holds',
    'minor',
    (d) =>
      (asUnevaluated(dependentsAsConditions(request(d))).allOf[0].then.properties.RefreshNotes = {
        type: 'boolean',
      }),
  ],
]

/** Rewrites that refuse a little more than before: each has a counterexample. */
export const nearMisses: Edit[] = [
  [
    'the rewritten condition requires one more',
    'major',
    (d) => asConditions(request(d)).allOf[0].then.required.push('ImportAction'),
  ],
  [
    'the rewritten condition bounds a value',
    'major',
    (d) => (asConditions(request(d)).allOf[0].then.properties = { MatchValue: { maxLength: 9 } }),
  ],
  ['the rewritten condition has lost its if', 'major', (d) => (asConditions(request(d)).allOf[0].if = true)],
  [
    'the rewritten condition has an else',
    'major',
    (d) => (asConditions(request(d)).allOf[0].else = forbid('ReasonCode')),
  ],
  [
    'a rule holds for a condition on three properties',
    'major',
    (d) =>
      Object.assign(
        request(d),
        when(hasAll({ ImportAction: 'Add', RefreshTags: true, DataStageDuration: 9 }), forbid('AllowPriorConsents')),
      ),
  ],
  [
    'names of one form may not delete',
    'major',
    (d) =>
      Object.assign(
        request(d),
        when(
          { properties: { Name: { pattern: '^TEST-[0-9]{4}$' } } },
          { properties: { ImportAction: { const: 'Add' } } },
        ),
      ),
  ],
  [
    'a single value has a condition',
    'major',
    (d) => Object.assign(d.components.schemas.MatchValue, when({ minLength: 5 }, { pattern: '^[a-z]' })),
  ],
  ['the component has one property less', 'major', (d) => moveProperties(d, ['RefreshTags'])],
  [
    'a property is known only where a condition holds',
    'major',
    (d) => {
      const { RefreshTags, ...others } = asUnevaluated(request(d)).properties
      request(d).properties = others
      Object.assign(request(d), when({ required: ['ReasonCode'] }, { properties: { RefreshTags } }))
    },
  ],
  [
    'unknown properties are free in half of the requests',
    'major',
    (d) => {
      delete asUnevaluated(request(d)).properties.RefreshTags
      request(d).anyOf = [{ required: ['ReasonCode'], additionalProperties: true }, { required: ['Name'] }]
    },
  ],
]

/** What no search can judge: the gate asks for the higher bump. */
export const doubtful: Edit[] = [
  [
    'a condition asks for a format',
    'major',
    (d) => (asConditions(request(d)).allOf[0].if.properties = { MatchValue: { format: 'email' } }),
  ],
  [
    'a condition holds for no legal request',
    'major',
    (d) => Object.assign(request(d), when(hasAll({ ImportAction: 'Update' }), forbid('RefreshTags'))),
  ],
  ['a pattern looks ahead', 'major', (d) => (d.components.schemas.MatchValue.pattern = '^(?=[\\s\\S])')],
]

const request = (document: Schema) => document.components.schemas.InitiateRequest

/** Moves the properties of the request to a component, but for some, which are lost. */
function moveProperties(document: Schema, lost: string[]): void {
  const { properties } = asUnevaluated(request(document))
  const remaining = Object.entries(properties).filter(([name]) => !lost.includes(name))
  document.components.schemas.Settings = { properties: Object.fromEntries(remaining) }
  request(document).allOf = [{ $ref: '#/components/schemas/Settings' }]
  delete request(document).properties
}
