import { must, type Validator } from './option-validators.ts'

interface Placed {
  operationId: string
  method: string
  pathTemplate: string
}

/**
 * Validators of options that each give one operation another path, such as `/{clientId}/Import/{accessToken}`. None may lead to another one of
 * these operations: not to its path in the contract, nor to the one that is given for it.
 */
export function pathOptions<Name extends string>(operations: Readonly<Record<Name, Placed>>): Record<Name, Validator> {
  const all = Object.entries<Placed>(operations)
  const validators = all.map(([name, { method, pathTemplate }]): [string, Validator] => {
    const isPath = pathLike(pathTemplate)
    const others = all.filter(([other, one]) => other !== name && one.method === method)
    const validate: Validator = (value, given) => {
      const taken = others.find(([other, one]) => [one.pathTemplate, given[other]].some((path) => isSame(path, value)))
      return isPath(value, given) ?? (taken && `must not be the path of ${taken[1].operationId}`)
    }
    return [name, validate]
  })
  return Object.fromEntries(validators) as Record<Name, Validator>
}

/** To many servers the case of letters makes no difference. */
function isSame(one: unknown, other: unknown): boolean {
  return String(one).toLowerCase() === String(other).toLowerCase()
}

/** A path that has each parameter of a template in it once. */
function pathLike(template: string): Validator {
  const places = template.match(/\{\w+\}/g) ?? []
  return must(`be a path like those of the contract, with ${places.join(' and ')} in it once`, (value) => {
    if (typeof value !== 'string' || places.some((place) => value.split(place).length !== 2)) return false
    const [first, ...segments] = places.reduce<string>((rest, place) => rest.replace(place, 'x'), value).split('/')
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
