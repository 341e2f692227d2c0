import { pathToFileURL } from 'node:url'

/**
 * Each library, made ready for the request and the answer: functions that say yes or no. What takes JSON Schema gets ours, with
 * its references resolved; zod and valibot get what hey-api writes from the contract.
 */
export const libraries = {
  'ours, compiled ahead': async () => {
    const { validateInitiateRequest, validateInitiateResponse } = await import('@bulk-import/contract')
    return { request: validateInitiateRequest, response: validateInitiateResponse }
  },
  'ours with sentences': async () => {
    const { checkInitiateRequest, checkInitiateResponse } = await import('@bulk-import/contract')
    return {
      request: (value) => checkInitiateRequest(value).length === 0,
      response: (value) => checkInitiateResponse(value).length === 0,
    }
  },
  'ajv at run time': async ({ request, response }) => {
    const { Ajv2020 } = await import('ajv/dist/2020.js')
    const ajv = new Ajv2020({ strict: false })
    return { request: ajv.compile(request), response: ajv.compile(response) }
  },
  typebox: async ({ request, response }) => {
    const { Compile } = await import('typebox/schema')
    const [one, other] = [Compile(request), Compile(response)]
    return { request: (value) => one.Check(value), response: (value) => other.Check(value) }
  },
  'zod (hey-api)': async (_, folder) => {
    const { zInitiateRequest, zInitiateResponse } = await load(folder, 'hey-api-zod/zod.gen.ts')
    return {
      request: (value) => zInitiateRequest.safeParse(value).success,
      response: (value) => zInitiateResponse.safeParse(value).success,
    }
  },
  'valibot (hey-api)': async (_, folder) => {
    const { safeParse } = await import('valibot')
    const { vInitiateRequest, vInitiateResponse } = await load(folder, 'hey-api-valibot/valibot.gen.ts')
    return {
      request: (value) => safeParse(vInitiateRequest, value).success,
      response: (value) => safeParse(vInitiateResponse, value).success,
    }
  },
  hyperjump: async ({ request, response }) => {
    const { registerSchema, validate } = await import('@hyperjump/json-schema/draft-2020-12')
    registerSchema(request, 'https://bench.example/request', 'https://json-schema.org/draft/2020-12/schema')
    registerSchema(response, 'https://bench.example/response', 'https://json-schema.org/draft/2020-12/schema')
    const [one, other] = [
      await validate('https://bench.example/request'),
      await validate('https://bench.example/response'),
    ]
    return { request: (value) => one(value).valid, response: (value) => other(value).valid }
  },
}

function load(folder, name) {
  return import(pathToFileURL(`${folder}/${name}`).href)
}
