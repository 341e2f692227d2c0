import { must, type Validator } from './option-validators.ts'

/** A path that has each of these parameters in it once, such as `/{clientId}/Import/{accessToken}`. */
export function pathTemplate(names: readonly string[]): Validator {
  const places = names.map((name) => `{${name}}`)
  return must(`be a path like those of the contract, with ${places.join(' and ')} in it once`, (value) => {
    if (typeof value !== 'string' || places.some((place) => value.split(place).length !== 2)) return false
    const [first, ...segments] = places.reduce((rest, place) => rest.replace(place, 'x'), value).split('/')
    return first === '' && segments.every((segment) => isPathSegment(segment) && /^[\w.~-]+$/.test(segment))
  })
}

/** Whether a value can be that of a header on every platform. One that cannot is printed by `fetch` when it refuses it. */
export function isHeaderValue(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e][\t\x20-\x7e]*$/.test(value) && !/[\t ]$/.test(value)
}

/** A path template with each `{name}` replaced by its value, encoded; one without a value stays. */
export function expandPath(template: string, valueFor: (name: string) => string | undefined): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (place, name: string) => {
    const value = valueFor(name)
    return value === undefined ? place : encodeURIComponent(value)
  })
}

/**
 * Whether a value can be one segment of a path, once it is encoded. A lone surrogate cannot be encoded; a slash, encoded or not, is a new
 * segment to many servers.
 */
export function isPathSegment(value: unknown): value is string {
  return typeof value === 'string' && /^(?!\.{1,2}$)[^/\\\p{C}]+$/u.test(value)
}
