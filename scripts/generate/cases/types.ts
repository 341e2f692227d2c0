import { bodyWith, sampleOf, smallestBody } from './samples.ts'
import { type BodySubject, isDecided } from './subject.ts'
import { show, slug } from './words.ts'
import { type BodyDraft, constraintIds } from './write-case.ts'

/** One or two values of each JSON type, among them those that a lenient reader converts. */
const values = [null, true, false, 0, 1, 7, 2.5, 'text', '3', 'true', '', []]

/** Each property with a value of every wrong JSON type, and the whole body as something else. */
export function typeCases(subject: BodySubject): BodyDraft[] {
  const ofProperties = Object.keys(subject.properties).flatMap((name) =>
    [...values, { [name]: sampleOf(subject, name) }, [sampleOf(subject, name)]]
      .filter((value) => isWrongType(subject, name, value) && !isIndex(subject, name, value))
      .map((value) => typeCase(subject, name, value)),
  )
  const smallest = smallestBody(subject)
  const others = subject.list === undefined ? [[], [smallest]] : [smallest]
  const whole = [null, true, 7, 'text', ...others].map((value) => {
    return { id: `type/body/${slug(value)}`, what: `A body that is ${show(value)}`, whole: value }
  })
  return [...ofProperties, ...whole]
}

function typeCase(subject: BodySubject, name: string, value: unknown): BodyDraft {
  const isOptional = !subject.schema.required?.includes(name)
  const isFraction = typeof value === 'number' && subject.properties[name]?.type === 'integer'
  // A decision beside a statement narrowed the type from number to integer: a fraction offends nothing else.
  const decisions = constraintIds(subject, name, 'type').filter(isDecided)
  return {
    id: `type/${name}/${slug(value)}`,
    what: `A request with ${name} ${show(value)}`,
    // No statement tells null from a property that is left out.
    ...(value === null && isOptional && { severity: 'warning' }),
    ...(isFraction && decisions.length > 0 && { refusedBy: decisions }),
    body: bodyWith(subject, { [name]: value }),
  }
}

function isWrongType(subject: BodySubject, name: string, value: unknown): boolean {
  const types = [subject.properties[name]?.type ?? []].flat()
  return types.length > 0 && !types.includes(typeOf(value)) && !(types.includes('number') && typeof value === 'number')
}

/** A reader that takes an enumeration by its index would see another of its values, perhaps one that must not be sent. */
function isIndex(subject: BodySubject, name: string, value: unknown): boolean {
  const count = subject.properties[name]?.enum?.length ?? 0
  return value === true ? count > 0 : typeof value === 'number' && value <= count
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
