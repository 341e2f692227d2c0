/**
 * Error codes that a connection which was never made leaves: refused, no such host, no route, no answer to the first
 * packet (Node and Deno by system code, undici by its own, Bun by name).
 */
const codes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
])

/** Whether it is proven that the request did not leave this machine. A connection tried at several addresses failed at all. */
export function hasNeverLeft(error: unknown): boolean {
  const { code, cause, errors } = (error ?? {}) as { code?: unknown; cause?: unknown; errors?: unknown }
  if (Array.isArray(errors) && errors.length > 0) return errors.every(hasNeverLeft)
  return codes.has(String(code)) || (cause !== undefined && hasNeverLeft(cause))
}
