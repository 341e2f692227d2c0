import { bodyWith, sampleOf, smallestBody, wholeBody } from './samples.ts'
import { type BodySubject, decisionsOf, sourceOf } from './subject.ts'
import type { Draft } from './write-case.ts'

type Spoil = (text: string) => string | Buffer

/** Bodies that no reader of JSON can understand. */
const unreadable: Record<string, [what: string, spoil: Spoil]> = {
  empty: ['An empty body', () => ''],
  blank: ['A body of white space', () => ' \n'],
  'cut-off': ['A body that is cut off', (text) => text.slice(0, -2)],
  'cut-off-brace': ['A body without its last brace', (text) => text.slice(0, -1)],
  'two-documents': ['A body with two documents', (text) => text + text],
  'no-comma': ['A body without a comma between two properties', (text) => text.replace(/}(\]*)$/, ' "x":1}$1')],
  'no-colon': ['A body without a colon', (text) => text.replace(':', ' ')],
  words: ['A body that is plain text', () => 'not JSON'],
  xml: ['A body that is XML', () => '<request/>'],
  form: ['A body that is a form', () => 'Name=x'],
}

/** Bodies that are not JSON either (RFC 8259), but which some readers let pass. */
const tolerable: Record<string, [what: string, spoil: Spoil]> = {
  'trailing-comma': ['A body with a trailing comma', (text) => text.replace(/}(\]*)$/, ',}$1')],
  comment: ['A body with a comment', (text) => `/* comment */${text}`],
  'single-quotes': ['A body in single quotes', (text) => text.replaceAll('"', "'")],
  'unquoted-name': ['A body with a name without quotes', (text) => text.replace(/"(\w+)":/, '$1:')],
  'control-character': ['A body with a bare line feed in a string', (text) => text.replace(/":"/, '":"\n')],
  'invalid-utf-8': ['A body that is not UTF-8', (text) => split(text, Buffer.from([0xff, 0xfe]))],
  'overlong-utf-8': ['A body with an overlong UTF-8 sequence', (text) => split(text, Buffer.from([0xc0, 0xaf]))],
  'utf-16': ['A body in UTF-16', (text) => Buffer.from(text, 'utf16le')],
}

/** Puts bytes into the first string value. */
function split(text: string, bytes: Buffer): Buffer {
  const at = text.indexOf(':"') + 2
  return Buffer.concat([Buffer.from(text.slice(0, at)), bytes, Buffer.from(text.slice(at))])
}

/** Bodies that are not JSON. That the body is JSON at all is a decision where the source does not say so. */
export function malformedCases(subject: BodySubject): Draft[] {
  const text = JSON.stringify(wholeBody(subject, tellingBody(subject)))
  const refused = sourceOf(subject, subject.invalidStatuses[0])
  const decided = decisionsOf(subject.media)
  const ofTable = (table: typeof unreadable, ids: string[], reason: string) =>
    Object.entries(table).flatMap(([id, [what, spoil]]): Draft[] => {
      const body = spoil(text)
      if (isReadable(body)) return [] // what the case spoils is not in the body
      const request = typeof body === 'string' ? { body } : { bodyBase64: body.toString('base64') }
      return [{ id: `malformed/${id}`, what, ids, reason, outcome: 'refused', request }]
    })
  return [
    ...ofTable(unreadable, refused, 'No reader of JSON can understand it: it is malformed.'),
    ...ofTable(tolerable, decided, 'It is not JSON (RFC 8259), and the contract takes nothing else.'),
    {
      id: 'malformed/byte-order-mark',
      what: 'A body with a byte order mark',
      ids: decided,
      reason: 'RFC 8259, section 8.1, forbids sending it and permits ignoring it.',
      outcome: 'either',
      request: { body: `\uFEFF${text}` },
    },
  ]
}

/** The smallest body, with a property where there is one. */
function tellingBody(subject: BodySubject): unknown {
  const smallest = smallestBody(subject)
  const [name] = Object.keys(subject.properties)
  const isEmpty = name !== undefined && Object.keys(smallest).length === 0
  return isEmpty ? bodyWith(subject, { [name]: sampleOf(subject, name) }) : smallest
}

function isReadable(body: string | Buffer): boolean {
  try {
    JSON.parse(typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body))
    return true
  } catch {
    return false
  }
}
