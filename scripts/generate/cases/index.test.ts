import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { kindOf } from '@bulk-import/internal/ids'
import { describe, expect, it } from 'vitest'
import { root } from '../../lib/workspace.ts'
import { constraintsOf } from '../constraints.ts'
import { flatten, type JsonSchema, type OpenApiDocument } from '../json-schema.ts'
import { withNamedSchemas } from '../named-schemas.ts'
import type { Case } from '../runtime/case.ts'
import { casesOf } from './index.ts'
import { subjectsOf } from './subject.ts'

const shapes = new Set(['S02', 'S43', 'S63'])

function contract(): OpenApiDocument {
  return JSON.parse(readFileSync(join(root, 'generated/openapi.json'), 'utf8'))
}

const casesOfDocument = (document: OpenApiDocument): Case[] =>
  casesOf(subjectsOf(withNamedSchemas(document).document), shapes)

describe('the cases of the contract', () => {
  const cases = casesOfDocument(contract())

  it('are the same each time', () => {
    expect(casesOfDocument(contract())).toEqual(cases)
  })

  it('have ids that no other has, readable in a shell and in a file name', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
    for (const { id } of cases) expect(id).toMatch(/^initiate(?:\/[\w+$-]+)+$/)
  })

  it('are each a sentence with a reason that rests on something', () => {
    for (const { sentence, reason, ids } of cases) {
      expect(sentence).toMatch(/^[A-Z].*\.$/s)
      expect(reason).toMatch(/\.$/)
      expect(ids.length).toBeGreaterThan(0)
    }
  })

  it('refuse something by every rule of the request, and accept something by every rule of a property', () => {
    const document = contract()
    const request = document.components.schemas.InitiateRequest as JsonSchema
    const constraints = constraintsOf(flatten(document, request))
    const idsOf = (outcome: string) =>
      new Set(cases.filter(({ expect: { outcome: own } }) => own === outcome).flatMap(({ ids }) => ids))
    const refused = idsOf('refused')
    const accepted = idsOf('accepted')
    for (const [path, { ids }] of Object.entries(constraints)) {
      if (path.startsWith('properties/ReasonCode')) continue // C06 alone gives it its place
      expect(
        ids.filter((id) => refused.has(id)),
        path,
      ).not.toEqual([])
      // Which names exist is the account's affair: that one is taken shows S02, not the type of MatchValue.
      if (path.startsWith('properties') && path !== 'properties/MatchValue/type')
        expect(
          ids.filter((id) => accepted.has(id)),
          path,
        ).not.toEqual([])
    }
  })

  it('are an error only where a statement says so', () => {
    for (const { severity, ids } of cases) {
      if (severity === 'error') expect(ids.some((id) => kindOf(id) === 'source')).toBe(true)
    }
    const warned = cases.filter(({ severity }) => severity === 'warning').map(({ id }) => id)
    expect(warned).toContain('initiate/unknown/name/Unknown')
    expect(warned).toContain('initiate/type/DataStageDuration/2-point-5')
    expect(warned).toContain('initiate/type/RefreshTags/null')
    expect(warned).not.toContain('initiate/type/Name/null')
  })

  it('are marked as deletions wherever the word occurs', () => {
    for (const { request, isDeletion } of cases) expect(isDeletion).toBe(/delet/i.test(request.body ?? ''))
  })
})

describe('a contract that grows', () => {
  it('has cases for a new property without code', () => {
    const document = contract()
    const { properties = {} } = document.components.schemas.InitiateRequest as JsonSchema
    properties.Priority = { type: 'integer', minimum: 2, multipleOf: 2, 'x-source': ['S33'] }
    const sentences = casesOfDocument(document).map(({ sentence }) => sentence)
    expect(sentences).toContain('A request with Priority 2 is accepted.')
    expect(sentences).toContain('A request with Priority 1 is refused.')
    expect(sentences).toContain('A request with Priority 3 is refused.')
    expect(sentences).toContain('A request with Priority "text" is refused.')
    expect(sentences).toContain('A request with priority instead of Priority is refused.')
  })

  it('has cases for a second operation without code', () => {
    const document = contract()
    const path = structuredClone(document.paths['/{clientId}/Import']) as Record<string, Record<string, unknown>>
    path.post = { ...path.post, operationId: 'stage' }
    document.paths['/{clientId}/Import/Stage'] = path
    const operations = Map.groupBy(casesOfDocument(document), ({ operationId }) => operationId)
    expect([...operations.keys()]).toEqual(['initiate', 'stage'])
    expect(operations.get('stage')).toHaveLength(operations.get('initiate')?.length ?? 0)
    expect(operations.get('stage')?.[0]?.request.pathTemplate).toBe('/{clientId}/Import/Stage')
  })
})
