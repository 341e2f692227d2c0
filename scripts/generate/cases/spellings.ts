import { bodyWith, sampleOf, smallestBody } from './samples.ts'
import { acceptedIds, type BodySubject, isDecided } from './subject.ts'
import { type BodyDraft, constraintIds } from './write-case.ts'

/** Ways to write a body that mean the same to every reader of JSON, and numbers that look like something else. */
export function spellingCases(subject: BodySubject): BodyDraft[] {
  return [...Object.keys(subject.properties).flatMap((name) => numberCases(subject, name)), ...textCases(subject)]
}

function numberCases(subject: BodySubject, name: string): BodyDraft[] {
  if (subject.properties[name]?.type !== 'integer') return []
  const sample = Number(sampleOf(subject, name))
  const ids = constraintIds(subject, name, 'type')
  const decisions = ids.filter(isDecided)
  const spelt = [`${sample}.0`, `${sample}e0`, `${sample}0e-1`, '-0', '1e400', '-1e400']
  return [...spelt, `${2n ** 64n}`, `${sample}.0000001`].filter(isNumber).map((literal) => {
    const text = JSON.stringify(bodyWith(subject, { [name]: '' })).replace(`"${name}":""`, `"${name}":${literal}`)
    const body = JSON.parse(text) as Record<string, number>
    const isFraction = Number.isFinite(body[name]) && !Number.isInteger(body[name])
    return {
      id: `spelling/${name}/${literal.replaceAll('.', '-point-').replace(/^-/, 'minus-')}`,
      what: `A request with ${name} written as ${literal}`,
      // What JSON Schema takes for an integer is the schema's word, not the source's.
      ids: decisions.length > 0 ? decisions : ids,
      reason: 'To JSON Schema a number without a fraction is an integer, however it is written.',
      ...(isFraction && decisions.length > 0 && { refusedBy: decisions }),
      ...(!Number.isFinite(body[name]) && { refusedBy: overflowIds(subject, name) }),
      text,
      body,
    }
  })
}

/** Whether a text is a number of JSON (RFC 8259, section 6): none is made of every sample. */
function isNumber(literal: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/.test(literal)
}

/** A number beyond every bound breaks the bound, also where a reader makes it infinite. */
function overflowIds(subject: BodySubject, name: string): readonly string[] {
  const bounds = ['maximum', 'minimum'].flatMap((keyword) => constraintIds(subject, name, keyword))
  return bounds.length > 0 ? bounds : constraintIds(subject, name, 'type')
}

function textCases(subject: BodySubject): BodyDraft[] {
  const { properties } = subject
  const body = smallestBody(subject)
  const spaced = ` \r\n\t${JSON.stringify(body, undefined, '\t')}\n`
  const asEscape = (_: string, first: string) => `:"\\u${first.charCodeAt(0).toString(16).padStart(4, '0')}`
  const escaped = JSON.stringify(body).replace(/:"(\w)/, asEscape)
  const optional = Object.keys(properties).filter((name) => properties[name]?.default !== undefined)
  const whole = bodyWith(subject, Object.fromEntries(optional.map((name) => [name, sampleOf(subject, name)])))
  const reversed = Object.fromEntries(Object.entries(whole).reverse())
  return [
    { id: 'white-space', what: 'A body with white space around and between', body, text: spaced },
    { id: 'escapes', what: 'A body with a letter written as an escape', body, text: escaped },
    { id: 'order', what: 'A body with its properties in reverse order', body: reversed },
  ].map((draft) => {
    return { ...draft, id: `spelling/${draft.id}`, ids: acceptedIds(subject), reason: 'It is the same JSON value.' }
  })
}
