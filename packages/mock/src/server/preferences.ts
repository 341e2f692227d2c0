import { headerOf, type MockRequest } from './http.ts'

/** A header that cannot be read. */
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
  const given = new Map<string, string>()
  for (const preference of header.match(/(?:"[^"]*"|[^,"])+/g) ?? []) {
    const [, name, quoted, plain] = /^\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;]*))/.exec(preference) ?? []
    const value = quoted ?? plain
    if (name !== undefined && value && !given.has(name.toLowerCase())) given.set(name.toLowerCase(), value)
  }
  const code = given.get('code')
  const example = given.get('example')
  const dynamic = given.get('dynamic')
  if (code !== undefined && !/^[1-5]\d\d$/.test(code))
    throw new HeaderError('Prefer: code must be a status, for example code=503.')
  if (dynamic !== undefined && !/^(?:true|false)$/.test(dynamic))
    throw new HeaderError('Prefer: dynamic must be true or false.')
  if (code === undefined && example === undefined && dynamic !== 'true') return undefined
  return { code, example, isDynamic: dynamic === 'true' }
}

interface Range {
  type: string
  subtype: string
  quality: number
  order: number
}

/**
 * The media type that an `Accept` header likes best (RFC 9110, section 12.5.1); undefined when it takes none of them. Parameters other
 * than `q` do not count, and neither does a range that cannot be read as long as another one takes a type.
 *
 * @throws a HeaderError when no range takes a type, and one of them cannot be read
 */
export function bestMediaType(mediaTypes: readonly string[], accept: string): string | undefined {
  const parts = accept.split(',')
  const ranges = parts.flatMap((part, order) => rangeOf(part, order) ?? [])
  const rated = mediaTypes.flatMap((mediaType) => {
    const range = ranges.filter((one) => covers(one, mediaType)).sort(bySpecificity)[0]
    return range === undefined || !(range.quality > 0) ? [] : [{ mediaType, range }]
  })
  const [best] = rated.sort(
    ({ range: one }, { range: other }) => other.quality - one.quality || bySpecificity(one, other),
  )
  if (best === undefined && ranges.length < parts.length) throw new HeaderError('Accept: a media range cannot be read.')
  return best?.mediaType
}

function rangeOf(text: string, order: number): Range | undefined {
  const [, type, subtype, parameters = ''] = /^\s*([^\s/;]+)\/([^\s/;]+)\s*(;.*)?$/.exec(text) ?? []
  if (type === undefined || subtype === undefined) return undefined
  const quality = /;\s*q=([^;]*)/i.exec(parameters)?.[1] ?? '1'
  return { type: type.toLowerCase(), subtype: subtype.toLowerCase(), quality: Number.parseFloat(quality), order }
}

function covers({ type, subtype }: Range, mediaType: string): boolean {
  const [ownType, ownSubtype] = mediaType.split(';', 1)[0]?.trim().toLowerCase().split('/') ?? []
  return (type === '*' || type === ownType) && (subtype === '*' || subtype === ownSubtype)
}

/** The more exact range first, then the one with the higher quality, then the earlier. */
function bySpecificity(one: Range, other: Range): number {
  const stars = ({ type, subtype }: Range) => Number(type === '*') + Number(subtype === '*')
  return stars(one) - stars(other) || other.quality - one.quality || one.order - other.order
}
