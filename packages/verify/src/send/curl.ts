import { shellQuote } from '@bulk-import/internal/shell-quote'
import type { PreparedRequest } from './request.ts'

/**
 * The request as a command line. Credentials are read from the environment, from a variable that says whose they are.
 *
 * @param hiddenText stands nowhere in it
 */
export function curl(request: PreparedRequest, hiddenText?: string): string {
  const { method, shownUrl, headers, body, account, credentialName } = request
  const line = ['curl', '-X', method, shellQuote(shownUrl)]
  if (account.authorization !== undefined) line.push(`-H "Authorization: $${credentialName}"`)
  line.push(...Object.entries(headers).map(([name, value]) => `-H ${shellQuote(`${name}: ${value}`)}`))
  if (body === undefined) return line.join(' ')
  // curl sends a Content-Type of its own with a body unless it is told to send none.
  if (headers['Content-Type'] === undefined) line.push("-H 'Content-Type:'")
  if (typeof body === 'string') {
    const shown = hiddenText ? body.replaceAll(hiddenText, '…') : body
    return [...line, '--data-binary', shellQuote(shown)].join(' ')
  }
  const escapes = [...body].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
  return `printf '${escapes}' | ${[...line, '--data-binary', '@-'].join(' ')}`
}
