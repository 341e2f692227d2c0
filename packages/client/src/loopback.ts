/** Whether a host name of a URL is this machine, to which a credential may go in clear. A name below it may be another. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}
