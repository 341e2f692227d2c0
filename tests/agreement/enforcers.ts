import { createClient, isBulkImportError } from '@bulk-import/client'
import { isInitiateRequest } from '@bulk-import/contract'
import { createMockFetch } from '@bulk-import/mock'
import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { contract, initiate } from '../support/contract.ts'
import { prismStatus } from '../support/prism.ts'

/** Says whether a request is legal. */
export type Enforcer = (body: unknown) => boolean | Promise<boolean>

/** Everything that says yes or no to a request, each by a way of its own. */
export async function createEnforcers(): Promise<Record<string, Enforcer>> {
  return {
    'the generated validators': isInitiateRequest,
    'a fresh Ajv on the bundle': freshAjv(),
    'an independent validator': await independent(),
    "Prism's engine": await prism(),
    'the mock': mock(),
    "the client's check before sending": clientCheck(),
  }
}

const id = 'https://contract.example/openapi'
const reference = `${id}#/components/schemas/InitiateRequest`

function freshAjv(): Enforcer {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true })
  ajv.addSchema({ $id: id, components: contract.components })
  const check = ajv.compile({ $ref: reference })
  return (body) => check(body) as boolean
}

async function independent(): Promise<Enforcer> {
  registerSchema({ $schema: 'https://json-schema.org/draft/2020-12/schema', components: contract.components }, id)
  const check = await validate(reference)
  return (body) => check(body as never).valid
}

async function prism(): Promise<Enforcer> {
  const status = await prismStatus()
  return async (body) => verdict(await status(body), body)
}

function mock(): Enforcer {
  const send = createMockFetch()
  const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' }
  return async (body) => {
    const url = 'http://mock.example/ACME_CORP/Import'
    const { status } = await send(url, { method: 'POST', headers, body: JSON.stringify(body) })
    return verdict(status, body)
  }
}

function clientCheck(): Enforcer {
  // What is sent is refused, since an answer would have to repeat it.
  const stub = async () => new Response('{}', { status: 400 })
  const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer any', fetch: stub })
  return async (body) => {
    const isDeletion = (body as { ImportAction?: unknown } | null)?.ImportAction === 'Delete'
    try {
      await (isDeletion ? client.initiateDeletion(body as never) : client.initiate(body as never))
    } catch (error) {
      if (isBulkImportError(error) && (error.code === 'USAGE' || error.code === 'BAD_REQUEST'))
        return error.code !== 'USAGE'
      throw error
    }
    throw new Error('The answer 400 opened a session.')
  }
}

function verdict(status: number, body: unknown): boolean {
  if (!Object.hasOwn(initiate.responses, status) || (status !== 200 && status !== 400)) {
    throw new Error(`The answer to ${JSON.stringify(body)} is ${status}.`)
  }
  return status === 200
}
