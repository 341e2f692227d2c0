/** Whether a value can be that of a header on every platform. One that cannot is printed by `fetch` when it refuses it. */
export function isHeaderValue(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e][\t\x20-\x7e]*$/.test(value) && !/[\t ]$/.test(value)
}

/** A path template with each `{name}` replaced by its value, encoded. */
export function expandPath(template: string, valueFor: (name: string) => string): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(valueFor(name)))
}

/**
 * Whether a value can be one segment of a path, once it is encoded. A lone surrogate cannot be encoded; a slash, encoded or not, is a new
 * segment to many servers.
 */
export function isPathSegment(value: unknown): value is string {
  return typeof value === 'string' && /^(?!\.{1,2}$)[^/\\\p{C}]+$/u.test(value)
}
