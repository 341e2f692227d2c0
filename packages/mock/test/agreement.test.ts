import { isErrorResponse, isInitiateRequest, isInitiateResponse } from '@bulk-import/contract'
import document from '@bulk-import/contract/openapi.json' with { type: 'json' }
import { registerSchema, unregisterSchema, validate } from '@hyperjump/json-schema/draft-2020-12'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMock } from '../src/create-mock.ts'
import type { Answer } from '../src/server/http.ts'
import { createPrism, type PrismAnswer } from '../src/server/prism.ts'
import { bodyText, type Case, request } from './corpus.ts'

// Set BULK_IMPORT_MOCK_CASES to try more, BULK_IMPORT_MOCK_SEED to try others.
const cases = Number(process.env.BULK_IMPORT_MOCK_CASES ?? 100_000)
const seed = Number(process.env.BULK_IMPORT_MOCK_SEED ?? 20261123)

it(`answers ${cases} generated requests as Prism's engine does, status for status and body for body`, async () => {
  const prism = await createPrism(document)
  const mock = createMock()
  const seen = new Map<number, number>()
  for (const one of fc.sample(request, { numRuns: cases, seed })) {
    const theirs = await prism(asPrismHasIt(one))
    const ours = await mock.handle(asTheMockHasIt(one))
    const where = () => `seed ${seed}: ${JSON.stringify(one)}`
    if (ours.status !== theirs.status) expect.fail(`the mock says ${ours.status}, Prism ${theirs.status}, ${where()}`)
    if (!isSameBody(ours, theirs))
      expect.fail(`the mock answers ${ours.body}, Prism ${JSON.stringify(theirs.body)}, ${where()}`)
    seen.set(ours.status, (seen.get(ours.status) ?? 0) + 1)
  }
  // The corpus means something only when it lies on both sides of the border.
  for (const status of [200, 400]) expect(seen.get(status)).toBeGreaterThan(cases / 5)
  for (const status of [401, 404, 405, 406]) expect(seen.get(status)).toBeGreaterThan(cases / 2000)
})

it('agrees with a validator of another family on which bodies are an Initiate', async () => {
  const id = 'https://contract.invalid/'
  registerSchema(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $ref: '#/$defs/InitiateRequest',
      ...definitions(),
    } as never,
    id,
  )
  try {
    const accepts = await validate(id)
    const verdicts = { true: 0, false: 0 }
    for (const text of fc.sample(bodyText, { numRuns: cases / 10, seed })) {
      const value = JSON.parse(text)
      const verdict = isInitiateRequest(value)
      if (accepts(value).valid !== verdict) expect.fail(`the contract says ${verdict} of ${text}, seed ${seed}`)
      verdicts[`${verdict}`]++
    }
    expect(Math.min(verdicts.true, verdicts.false)).toBeGreaterThan(cases / 50)
  } finally {
    unregisterSchema(id)
  }
})

/** The schemas of the contract as definitions of one schema. */
function definitions(): object {
  const text = JSON.stringify({ $defs: document.components.schemas })
  return JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as object
}

function headersOf({ authorization, contentType, accept, text }: Case): Record<string, string> {
  const headers = {
    authorization,
    'content-type': contentType,
    accept,
    'content-length': String(Buffer.byteLength(text)),
  }
  return Object.fromEntries(
    Object.entries(headers).filter((header): header is [string, string] => header[1] !== undefined),
  )
}

function asPrismHasIt(one: Case) {
  return { method: one.method, path: one.path, headers: headersOf(one), body: JSON.parse(one.text) as unknown }
}

function asTheMockHasIt(one: Case) {
  return { method: one.method, target: one.path, headers: headersOf(one), body: Buffer.from(one.text) }
}

/**
 * Equal apart from Message and, of an import, from what is its own: then the same names with values of the contract. What the
 * mock says where no default is stated (C10), no example shows.
 */
function isSameBody(ours: Answer, theirs: PrismAnswer): boolean {
  const body = JSON.parse(ours.body) as Record<string, unknown>
  const other = theirs.body as Record<string, unknown>
  if (ours.status === 200) {
    const { MatchCriteria: _, MatchValue: __, ImportAction: ___, AllowPriorConsents: ____, ...settings } = body
    return isInitiateResponse(body) && String(Object.keys(settings)) === String(Object.keys(other))
  }
  return (
    isErrorResponse(body) &&
    String(Object.keys(body)) === String(Object.keys(other)) &&
    typeof body.Message === 'string'
  )
}
