import { describe, expect, it } from 'vitest'
import { contract, follow } from '../support/contract.ts'
import { createEditor } from '../support/editor.ts'

// biome-ignore lint/suspicious/noExplicitAny: elements of the document that its inferred type does not know
type Element = any

const propertiesOf = (name: string): [string, Element][] => Object.entries(contract.components.schemas[name].properties)

/** What is said of a property in the document: there, or at what it refers to. */
function said(element: Element, keyword: string): Element {
  if (element[keyword] !== undefined) return element[keyword]
  if (element.$ref !== undefined) return said(follow({ $ref: element.$ref }), keyword)
  const [target] = element.anyOf ?? []
  return target === undefined ? undefined : said(target, keyword)
}

const requested = propertiesOf('InitiateRequest')
const responded = propertiesOf('InitiateResponse')
const echoes = responded.filter(([name]) => !['AccessToken', 'Status', 'Expires', 'Name'].includes(name))
const added = requested.filter(([name]) => name !== 'ReasonCode')

/** A legal literal with all of these properties: an editor shows nothing in one that does not compile. */
const literal = (properties: typeof requested, action: string) =>
  `{ ${properties.map(([name, element]) => `${name}: ${name === 'ImportAction' ? action : legalValue(element)}`).join(', ')} }`

function legalValue(element: Element): string {
  const values = { boolean: true, integer: said(element, 'minimum'), string: said(element, 'enum')?.[0] ?? 'x' }
  return JSON.stringify(values[said(element, 'type') as keyof typeof values])
}

const editor = createEditor(`
import { createClient } from '@bulk-import/client'
import type { InitiateRequest, InitiateResponse } from '@bulk-import/contract'
const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer any' })
const session = await client.initiate(${literal(added, '"Add"')})
const request: InitiateRequest = ${literal(requested, '"Delete"')}
${echoes.map(([name]) => `session.settings.${name}`).join('\n')}
declare const response: InitiateResponse
${responded.map(([name]) => `response.${name}`).join('\n')}
await client.initiate({
})
`)

describe.each([
  ['a call of initiate', 'initiate({', added],
  ['any request', 'InitiateRequest = {', requested],
  ['the settings of a session', 'session.settings.', echoes],
  ['any response', 'response.', responded],
])('an editor shows in %s', (_, place, properties) => {
  it.each(properties)('what %s means, its bounds and its default, and says nothing twice', (name, element) => {
    const { text, tags } = editor.documentation(place, name)
    expect(text.split(said(element, 'description').trim())).toHaveLength(2)
    const bounds = ['minimum', 'maximum', 'minLength', 'maxLength'].map((keyword) => said(element, keyword))
    for (const bound of bounds.filter((one) => one !== undefined)) expect(text).toMatch(new RegExp(`\\b${bound}\\b`))
    const byDefault = said(element, 'default')
    expect(tags).toEqual(byDefault === undefined ? [] : [['default', JSON.stringify(byDefault)]])
    expect(text).not.toMatch(/x-[a-z]|@/)
  })
})

it('an editor offers every property in a call of initiate, with what it means', () => {
  for (const [name, element] of requested)
    expect(editor.offered('initiate({\n', name)).toContain(said(element, 'description').trim())
})
