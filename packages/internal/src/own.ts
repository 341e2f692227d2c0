/**
 * A property that the value has itself: what somebody put on Object.prototype must change neither an option nor the
 * reading of an error or a response.
 */
export function own(value: unknown, name: string): unknown {
  const isHolder = typeof value === 'object' && value !== null
  return isHolder && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
}

/** Whether a value is what JSON calls an object. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
