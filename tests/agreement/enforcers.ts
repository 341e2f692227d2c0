import { createClient, isBulkImportError } from '@bulk-import/client'
import { isInitiateRequest } from '@bulk-import/contract'
import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { contract } from '../support/contract.ts'

/** Says whether a body is legal. */
export type Enforcer = (body: unknown) => boolean | Promise<boolean>

/** Everything that judges the body alone, each in a way of its own. The servers judge whole requests. */
export async function createEnforcers(): Promise<Record<string, Enforcer>> {
  return {
    'the generated validators': isInitiateRequest,
    'a fresh Ajv on the bundle': freshAjv(),
    'an independent validator': await independent(),
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

function clientCheck(): Enforcer {
  // What is sent is refused, since a success would have to repeat it.
  const refuse = async () => new Response('{}', { status: 400 })
  const client = createClient({ clientId: 'ACME_CORP', auth: 'Bearer any', fetch: refuse })
  return async (body) => {
    const isDeletion = (body as { ImportAction?: unknown } | null)?.ImportAction === 'Delete'
    try {
      await (isDeletion ? client.initiateDeletion(body as never) : client.initiate(body as never))
    } catch (error) {
      if (isBulkImportError(error) && (error.code === 'USAGE' || error.code === 'BAD_REQUEST'))
        return error.code !== 'USAGE'
      throw error
    }
    throw new Error('The response 400 opened a session.')
  }
}
