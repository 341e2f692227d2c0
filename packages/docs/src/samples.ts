import { expandPath } from '@bulk-import/internal/request-parts'
import { shellQuote } from '@bulk-import/internal/shell-quote'
import type { Highlighted } from './markup/highlight.ts'

/** Where `npm start` and `bulk-import mock` serve the mock. */
export const mockUrl = 'http://127.0.0.1:4010'

export interface Call {
  baseUrl: string
  method: string
  pathTemplate: string
  parameters: readonly { name: string; in: 'path' | 'query' | 'header' }[]
  /** The parameters that are given, by their names. */
  values: Readonly<Record<string, string>>
  mediaType?: string | undefined
  /** The request body, right or wrong; undefined for none. */
  request?: unknown
}

export interface Sample {
  title: string
  language: Highlighted
  write(call: Call): string
}

/** The environment variable from which every sample takes the credential, so that none shows one. */
export const credentialVariable = 'BULK_IMPORT_AUTHORIZATION'

export const curl: Sample = {
  title: 'curl',
  language: 'shell',
  write(call) {
    const { mediaType = 'application/json', request } = call
    const hasBody = request !== undefined
    const headers = [...parametersIn('header', call), ...(hasBody ? [['Content-Type', mediaType]] : [])]
    const lines = [
      `curl --request ${call.method} ${shellQuote(urlOf(call))}`,
      `--header "Authorization: $${credentialVariable}"`,
      ...headers.map(([name, value]) => `--header ${shellQuote(`${name}: ${value}`)}`),
      ...(hasBody ? [`--data ${shellQuote(json(request))}`] : []),
    ]
    return lines.join(' \\\n  ')
  },
}

/** The URL of a call, with the parameters of path and query in their places. */
export function urlOf(call: Call): string {
  const path = expandPath(call.pathTemplate, (name) => call.values[name] ?? '')
  const query = new URLSearchParams(parametersIn('query', call)).toString()
  return call.baseUrl + path + (query && `?${query}`)
}

/** The parameters that are given in one place, as pairs. */
export function parametersIn(
  place: 'query' | 'header',
  { parameters, values }: Pick<Call, 'parameters' | 'values'>,
): [string, string][] {
  return parameters.flatMap(({ name, in: where }): [string, string][] => {
    const value = values[name]
    return where === place && value !== undefined ? [[name, value]] : []
  })
}

export function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2) ?? ''
}
