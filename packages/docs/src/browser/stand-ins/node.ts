/** Stands in for what the mock takes from Node and a browser does not have. */

/** The mock reads files only to serve them, and this one serves none. */
export function readFile(): Promise<never> {
  return Promise.reject(new Error('A page reads no files.'))
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
