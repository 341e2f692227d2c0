/** The media type of a Content-Type in lower case, without its parameters (RFC 9110, section 8.3.1); empty when there is none. */
export function mediaTypeOf(contentType: string | null | undefined): string {
  const [type = ''] = (contentType ?? '').split(';', 1)
  return type.trim().toLowerCase()
}

/** Whether a media type is JSON: `application/json`, or one with the suffix `+json` (RFC 6839). */
export function isJsonType(mediaType: string): boolean {
  return /^application\/(?:[\w.-]+\+)?json$/.test(mediaType)
}
