// Times one library: node time-validators.ts <library> <openapi.yaml> <folder of generated clients> <milliseconds>
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { cases } from '@bulk-import/contract/cases'
import { quantile, request, responseText } from './sample.mjs'

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

const bodies = cases.flatMap(({ request: { body, parameters, isAuthorized, contentType }, expect, needs }) => {
  const isAboutBody = !needs && !parameters && isAuthorized && contentType === 'application/json'
  if (!isAboutBody || body === undefined || expect.outcome === 'either') return []
  const value = parseJson(body)
  return value === undefined ? [] : [{ value, isGood: expect.outcome === 'accepted' }]
})
const figures = {
  readyMs,
  judgedRight: bodies.filter(({ value, isGood }) => validators.request(value) === isGood).length,
  judged: bodies.length,
  requestNs: time(validators.request, request),
  responseNs: time(validators.response, response),
  refusedNs: time(validators.request, { ...request, DataStageDuration: 11 }),
}
console.log(JSON.stringify(figures))

/** Nanoseconds for one value, the median of many batches. */
function time(validate: Validate, value: unknown): number {
  const batch = 1000
  const nanoseconds: number[] = []
  const warm = performance.now() + Number(duration) / 2
  const end = warm + Number(duration)
  let count = 0
  while (performance.now() < end) {
    const began = performance.now()
    for (let index = 0; index < batch; index++) if (validate(value)) count++
    const ended = performance.now()
    if (began > warm) nanoseconds.push(((ended - began) * 1e6) / batch)
  }
  Object.assign(globalThis, { count }) // so that nothing is optimized away
  return quantile(nanoseconds, 0.5)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
