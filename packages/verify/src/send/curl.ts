import type { Sending } from './request.ts'

/** The request as a line for a shell. Credentials are read from the environment, by a name that tells whose they are. */
export function curl({ method, url, contentType, body, authorization, credentialName }: Sending): string {
  const headers = ["-H 'Accept: application/json'"]
  if (authorization !== undefined) headers.unshift(`-H "Authorization: $${credentialName}"`)
  // curl sends a Content-Type of its own with a body unless it is told to send none.
  if (contentType !== null) headers.push(`-H ${quote(`Content-Type: ${contentType}`)}`)
  else if (body !== undefined) headers.push("-H 'Content-Type:'")
  const line = ['curl', '-X', method, quote(url), ...headers]
  if (body === undefined) return line.join(' ')
  if (typeof body === 'string') return [...line, '--data-binary', quote(body)].join(' ')
  const escapes = [...body].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
  return `printf '${escapes}' | ${[...line, '--data-binary', '@-'].join(' ')}`
}

/** Single quotes hold anything but themselves. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
