import { setImmediate } from 'node:timers/promises'
import { format, inspect } from 'node:util'
import { asyncProperty, assert as check, constantFrom, record, string } from 'fast-check'
import { expect, it } from 'vitest'
import type { Hooks } from './hooks.ts'
import { type Client, createClient, isBulkImportError } from './index.ts'
import { type BulkImport, continueImport } from './provisional.ts'
import { createManualClock } from './testing/manual-clock.ts'
import { credentialKinds, leakKinds, plant } from './testing/planted-secrets.ts'

const runs = Number(process.env.BULK_IMPORT_RUNS ?? 10_000) / 4

const secret = string({ unit: constantFrom(...'abcdefgHIJKLM0123456789-._~+/$*()!'), minLength: 10, maxLength: 60 })
const token = string({ unit: constantFrom(...'123456789'), minLength: 15, maxLength: 19 })

const laterSteps: Record<string, (bulk: BulkImport) => Promise<unknown>> = {
  stage: (bulk) => bulk.stage([{ ProfileId: 1 }]),
  execute: (bulk) => bulk.execute(),
  retrieveStatus: (bulk) => bulk.retrieveStatus(),
  retrieveExceptions: (bulk) => bulk.retrieveExceptions()[Symbol.asyncIterator]().next(),
}

const plans = record({
  operation: constantFrom('initiate', ...Object.keys(laterSteps)),
  secret,
  token,
  credential: constantFrom(...credentialKinds),
  leak: constantFrom(...leakKinds),
})

/** Everything that a careless program could print of a value. */
function everything(value: unknown): string {
  const options = { showHidden: true, depth: null, maxStringLength: null }
  let text = format('%s %o %O %j', value, value, value, value) // what console.log does
  text += inspect(value, options) + inspect(value, { ...options, customInspect: false })
  text += `${String(value)} ${JSON.stringify(value)} ${JSON.stringify(Object.entries(Object(value)))}`
  for (let error = value; error instanceof Error; error = error.cause) {
    const names = Object.getOwnPropertyNames(error).filter((name) => name !== 'accessToken')
    text += names.map((name) => inspect(error[name as keyof typeof error], options)).join(' ')
  }
  return text
}

function perform(client: Client, operation: string, accessToken: string): Promise<unknown> {
  const step = laterSteps[operation]
  return step === undefined ? client.initiate({ Name: 'CRM sync' }) : step(continueImport(client, { accessToken }))
}

it('shows no secret in any error, hook, log or inspection, wherever one was planted', async () => {
  const endings = new Set<string>()
  const property = asyncProperty(plans, async (plan) => {
    const { auth, fetch, secrets } = plant(plan)
    const clock = createManualClock()
    let shown = ''
    const hear = (event: unknown) => {
      shown += everything(event)
    }
    const onRetry: Hooks['onRetry'] = async (event) => {
      hear(event)
      await setImmediate()
      clock.advance(event.waitMs)
    }
    const hooks: Hooks = { onRequest: hear, onResponse: hear, onContractViolation: hear, onError: hear, onRetry }
    const end = await call()
    shown += everything(end)
    for (const planted of secrets()) {
      const place = shown.indexOf(planted)
      expect(place < 0 ? '' : shown.slice(place - 100, place + 100)).toBe('')
    }
    endings.add(isBulkImportError(end) ? end.code : end instanceof TypeError ? 'token refused' : 'done')

    async function call(): Promise<unknown> {
      try {
        const client = createClient({ clientId: 'ACME_CORP', auth: auth(), fetch, runtime: clock, hooks })
        return await perform(client, plan.operation, plan.token)
      } catch (error) {
        return error
      }
    }
  })
  await check(property, { numRuns: runs, seed: 20261123 })
  const codes = [
    'AUTHENTICATION',
    'BAD_REQUEST',
    'CONTRACT_VIOLATION',
    'NETWORK',
    'NOT_FOUND',
    'UNAVAILABLE',
    'UNEXPECTED_STATUS',
  ]
  expect([...endings].sort()).toEqual([...codes, 'UNREADABLE_RESPONSE', 'USAGE', 'done', 'token refused'].sort())
})
