import { headerOf, type MockRequest } from './http.ts'

export class HeaderError extends Error {}

/** Which of the documented responses a request asks for, by the header `Prefer` (RFC 7240) with the names that Prism gave them. */
export interface Preferences {
  /** `code=503`: the response of this status. */
  code?: string | undefined
  /** `example=Name`: the example of this name. */
  example?: string | undefined
  /** `dynamic=true`: a value made from the schema, where there is no `example=`. */
  isDynamic?: boolean
}

/**
 * Reads them; undefined when there is none. The first of two counts, and other preferences are ignored, as RFC 7240 has it.
 *
 * @throws a HeaderError when the value of one of them cannot be read
 */
export function preferencesOf(request: MockRequest): Preferences | undefined {
  const header = headerOf(request, 'prefer')
  if (header === undefined) return undefined
  const values = [...header.matchAll(/(?:^|,)\s*(code|example|dynamic)\s*=\s*(?:"([^"]*)"|([^\s,;]*))/gi)].reverse()
  const { code, example, dynamic } = Object.fromEntries(
    values.map(([, name = '', quoted, plain]) => [name.toLowerCase(), quoted ?? plain]),
  )
  if (code && !/^[1-5]\d\d$/.test(code)) throw new HeaderError('Prefer: code must be a status, for example code=503.')
  if (dynamic && !/^(?:true|false)$/.test(dynamic)) throw new HeaderError('Prefer: dynamic must be true or false.')
  if (!code && !example && dynamic !== 'true') return undefined
  return { code: code || undefined, example: example || undefined, isDynamic: dynamic === 'true' }
}

interface Range {
  type: string
  subtype: string
  quality: number
  order: number
}

/**
 * The media type that an `Accept` header likes best (RFC 9110, section 12.5.1); undefined when it takes none of them. Parameters other
 * than `q` do not count.
 *
 * @throws a HeaderError when it takes none of them, and a part of it cannot be read
 */
export function bestMediaType(mediaTypes: readonly string[], accept: string): string | undefined {
  const parts = accept.split(',').filter((part) => part.trim() !== '')
  const ranges = parts.flatMap(rangeOf).sort(byPreference)
  const liked = mediaTypes.flatMap((mediaType) => {
    const range = ranges.find((one) => covers(one, mediaType))
    return range !== undefined && range.quality > 0 ? [{ mediaType, range }] : []
  })
  if (liked.length === 0 && ranges.length < parts.length) throw new HeaderError('Accept: a media range cannot be read.')
  const [best] = liked.sort(
    (one, other) => other.range.quality - one.range.quality || byPreference(one.range, other.range),
  )
  return best?.mediaType
}

function rangeOf(text: string, order: number): Range[] {
  const [, type, subtype, quality = '1'] =
    /^\s*([^\s/;]+)\/([^\s/;]+)(?:.*?;\s*q=([^;]*))?/.exec(text.toLowerCase()) ?? []
  if (type === undefined || subtype === undefined) return []
  return [{ type, subtype, quality: Number.parseFloat(quality), order }]
}

function covers({ type, subtype }: Range, mediaType: string): boolean {
  const [ownType, ownSubtype] = mediaType.split(/[/;\s]/, 2)
  return (type === '*' || type === ownType) && (subtype === '*' || subtype === ownSubtype)
}

/** The more exact range first, then the earlier. */
function byPreference(one: Range, other: Range): number {
  const stars = ({ type, subtype }: Range) => Number(type === '*') + Number(subtype === '*')
  return stars(one) - stars(other) || one.order - other.order
}
