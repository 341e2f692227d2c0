import { readBody } from './controls.ts'
import { get, make, painted } from './dom.ts'
import type { FormOperation } from './operations.ts'
import type { Received } from './send.ts'

export function showResponse(
  form: HTMLFormElement,
  operation: FormOperation,
  { status, text, headers, where }: Received,
): void {
  const kind = isSuccess(status) ? 'good' : 'bad'
  const number = make('span', { class: 'status' }, String(status))
  const head = make('p', { class: `status-line ${kind}` }, number, ` from ${where}`)
  const lines = headers.map(([name, value]) => `${name}: ${value}\n`).join('')
  const pre = make('pre', { tabindex: '0', role: 'region', 'aria-label': `The response of ${operation.operationId}` })
  pre.append(make('code', {}, `${lines}\n`, ...shown(text)))
  const note = make('p', { class: 'note' }, ...meaning(form, operation, status, text))
  get('.reply', form).replaceChildren(head, pre, note)
}

export function showFailure(form: HTMLFormElement, error: Error): void {
  get('.reply', form).replaceChildren(make('p', { class: 'bad' }, `No response: ${error.message}`))
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

function meaning(form: HTMLFormElement, operation: FormOperation, status: number, text: string): (string | Node)[] {
  const { responses, noteOn, issuesOf } = operation
  const key = [String(status), `${String(status).charAt(0)}XX`, 'default'].find((one) => Object.hasOwn(responses, one))
  const response = responses[key ?? '']
  const prefix = form.id.replace(/try-form$/, '')
  if (response === undefined) return ['The contract does not describe this status.']
  if (!isSuccess(status)) return [link(`${prefix}status-${key}`, 'What to do')]
  const body = readBody(text)
  const value = 'value' in body ? body.value : text
  const issues = issuesOf(response.schema, value)
  const verdict = issues.length === 0 ? 'The response is valid.' : issues.map(({ message }) => message).join(' ')
  const note = noteOn?.(value)
  return note === undefined ? [verdict] : [`${verdict} ${note.text} `, link(prefix + note.section, note.link)]
}

function link(id: string, text: string): Node {
  return make('a', { href: `#${id}` }, text)
}

/** ECMAScript 2026, which TypeScript does not declare yet. */
interface ExactJson {
  rawJSON(text: string): object
  parse(text: string, reviver: (key: string, value: unknown, context: { source: string }) => unknown): unknown
}

/** A JSON value that JSON.stringify writes as it was: numbers stay as they are written, since an access token may exceed 2^53 (C11). */
export function parseExact(text: string): unknown {
  const { parse, rawJSON } = JSON as unknown as ExactJson
  return parse(text, (_, value, { source }) => (typeof value === 'number' ? rawJSON(source) : value))
}

/** JSON with line breaks and indentation. */
function shown(text: string): Node[] {
  const isJson = 'value' in readBody(text) && text !== ''
  if (!isJson) return [document.createTextNode(text)]
  return painted(JSON.stringify(parseExact(text), undefined, 2), 'json')
}
