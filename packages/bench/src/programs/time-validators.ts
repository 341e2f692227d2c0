// Times one library: node time-validators.ts <library> <openapi.yaml> <folder of generated clients> <milliseconds>
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { cases } from '@bulk-import/contract/cases'
import { request, responseText } from './sample.mjs'
import { time } from './timing.ts'

type Validate = (value: unknown) => boolean

const [name = '', document = '', folder = '', duration = ''] = process.argv.slice(2)
const response: unknown = JSON.parse(responseText)

/** Each library, made ready for the request and the response. */
const libraries: Record<string, () => Promise<{ request: Validate; response: Validate }>> = {
  'ours, compiled ahead': async () => {
    const { validateInitiateRequest, validateInitiateResponse } = await import('@bulk-import/contract')
    return { request: validateInitiateRequest, response: validateInitiateResponse }
  },
  'ours, with messages': async () => {
    const { checkInitiateRequest, checkInitiateResponse } = await import('@bulk-import/contract')
    return {
      request: (value) => checkInitiateRequest(value).length === 0,
      response: (value) => checkInitiateResponse(value).length === 0,
    }
  },
  'ajv at run time': async () => {
    const { Ajv2020 } = await import('ajv/dist/2020.js')
    const { parse } = await import('yaml')
    const ajv = new Ajv2020({ strict: false }).addSchema(parse(readFileSync(document, 'utf8')), 'contract')
    const compile = (schema: string) => ajv.compile({ $ref: `contract#/components/schemas/${schema}` })
    return { request: compile('InitiateRequest'), response: compile('InitiateResponse') }
  },
  'zod from hey-api': async () => {
    const { zInitiateRequest, zInitiateResponse } = await import(pathToFileURL(`${folder}/hey-api-zod/zod.gen.ts`).href)
    return {
      request: (value) => zInitiateRequest.safeParse(value).success,
      response: (value) => zInitiateResponse.safeParse(value).success,
    }
  },
}

const started = performance.now()
const validators = await libraries[name]?.()
if (validators === undefined) throw new Error(`Unknown library "${name}".`)
validators.request(request)
validators.response(response)
const readyMs = performance.now() - started

const bodies = cases.flatMap(({ id, request: { body, parameters, isAuthorized, contentType }, expect, needs }) => {
  const isAboutBody = !needs && !parameters && isAuthorized && contentType === 'application/json'
  if (!isAboutBody || body === undefined || expect.outcome === 'either' || id.includes('/malformed/')) return []
  return [{ value: JSON.parse(body) as unknown, isGood: expect.outcome === 'accepted' }]
})
const figures = {
  readyMs,
  judgedRight: bodies.filter(({ value, isGood }) => validators.request(value) === isGood).length,
  judged: bodies.length,
  requestNs: await timeOf(validators.request, request),
  responseNs: await timeOf(validators.response, response),
  refusedNs: await timeOf(validators.request, { ...request, DataStageDuration: 11 }),
}
console.log(JSON.stringify(figures))

function timeOf(validate: Validate, value: unknown): Promise<number> {
  let count = 0
  const batch = (runs: number) => {
    for (let index = 0; index < runs; index++) if (validate(value)) count++
    Object.assign(globalThis, { count }) // so that nothing is optimized away
  }
  return time(batch, Number(duration))
}
