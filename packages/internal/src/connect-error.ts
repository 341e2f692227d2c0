import { own } from './own.ts'

/** Why a request provably did not leave this machine. */
export type NotSentReason = 'connection' | 'certificate' | 'tls' | 'port' | 'proxy'

/** Error codes of a connection that was never made, without the name of a system call (Bun, undici, name look-up). */
const connectionCodes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ConnectionRefused']

/** Codes that OpenSSL and Node give to a certificate that is not accepted. */
const certificateCodes =
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_|CRL_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_|HOSTNAME_MISMATCH$)/

/** Codes of a handshake that found no common language, for example with a port that speaks plain HTTP. */
const tlsCodes =
  /^ERR_SSL_(WRONG_VERSION_NUMBER|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|TLSV1_ALERT_PROTOCOL_VERSION|\S{3,7}_ALERT_HANDSHAKE_FAILURE)$/

/**
 * Why it is proven that the request did not leave this machine; undefined when it is not. Where the system call is named, it
 * decides: an open connection can break with the same codes, ECONNREFUSED included (Linux keeps the last ICMP error for it).
 * A connection tried at several addresses must have failed at all.
 */
export function failedBeforeSending(error: unknown, depth = 0): NotSentReason | undefined {
  if (depth > 4) return undefined
  const errors = own(error, 'errors')
  if (Array.isArray(errors) && errors.length > 0) {
    const reasons = errors.map((inner) => failedBeforeSending(inner, depth + 1))
    return reasons.includes(undefined) ? undefined : reasons[0]
  }
  const syscall = own(error, 'syscall')
  if (syscall === 'connect' || syscall === 'getaddrinfo') return 'connection'
  if (syscall !== undefined) return undefined
  return whyByCode(error) ?? failedBeforeSending(own(error, 'cause'), depth + 1)
}

function whyByCode(error: unknown): NotSentReason | undefined {
  const code = String(own(error, 'code'))
  const message = String(own(error, 'message'))
  if (connectionCodes.includes(code)) return 'connection'
  // Node's own error for a connection that ends within the handshake; a later end has no such property.
  if (code === 'ECONNRESET' && Object.hasOwn(error as object, 'localAddress')) return 'connection'
  if (certificateCodes.test(code)) return 'certificate'
  // The function that OpenSSL 3.5 names is the one for a record after the handshake: then the request has left.
  if (tlsCodes.test(code) && !message.includes('tls_default_validate')) return 'tls'
  // Neither has a code of its own in undici 7: these are its words.
  if (code === 'UND_ERR_ABORTED' && message.startsWith('Proxy response (')) return 'proxy'
  return message === 'bad port' ? 'port' : undefined
}
