/** Error codes of a connection that was never made, without the name of a system call (Bun, undici, name look-up). */
const codes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ConnectionRefused']

/**
 * Whether it is proven that a request did not leave this machine: the connection was refused, or the name not found. Where the system
 * call is named, it decides: an open connection can break with the same codes, ECONNREFUSED included (Linux keeps the last ICMP error
 * for it). A connection that was tried at several addresses must have failed at all.
 */
export function hasNeverLeft(error: unknown, depth = 0): boolean {
  const { code, syscall, cause, errors } = Object(error)
  if (depth > 4) return false
  if (Array.isArray(errors) && errors.length > 0) return errors.every((inner) => hasNeverLeft(inner, depth + 1))
  if (syscall !== undefined) return syscall === 'connect' || syscall === 'getaddrinfo'
  return codes.includes(code) || hasNeverLeft(cause, depth + 1)
}
