import assert from 'node:assert/strict'
import { nameOf } from './scenarios.ts'
import { type createWorld, type End, isRunError, type RunPackage } from './world.ts'

export type Proof = (runPackage: RunPackage) => Promise<void>

export const hour = 3_600_000

export function assertEnd(end: End | 'crashed', code: string, next: string | null, reached?: string): void {
  assert.equal(nameOf(end), code)
  if (!isRunError(end)) throw new Error('It ended well.')
  assert.equal(end.next, next)
  if (reached !== undefined) assert.equal(end.reached, reached)
}

export const executions = (world: ReturnType<typeof createWorld>) =>
  world.lives().reduce((sum, life) => sum + life.executions, 0)

/** The body of a response with some members changed. */
export async function changed(
  response: Response,
  change: (body: Record<string, unknown>) => object,
): Promise<Response> {
  const text = await response.text()
  const body = JSON.parse(text) as Record<string, unknown>
  const token = /"AccessToken":(\d+)/.exec(text)?.[1] ?? '0'
  const written = JSON.stringify({ ...body, ...change(body) }).replace(/"AccessToken":\d+/, `"AccessToken":${token}`)
  return new Response(written, { status: response.status, headers: response.headers })
}

/** Lets the process die at the first effect after an event was written for the n-th time: before it, or after it. */
export function dieAfter(
  world: ReturnType<typeof createWorld>,
  event: string,
  how: 'before' | 'after',
  times = 1,
): void {
  let isSet = false
  world.onEffect((at) => {
    const events = world.onDisk.map((one) => one.event)
    if (isSet || events.at(-1) !== event || events.filter((one) => one === event).length !== times) return
    isSet = true
    world.stopAt({ at, how })
  })
}
