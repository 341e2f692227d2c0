import type { Redactor } from '@bulk-import/internal/redact'
import type { ReceivedResponse } from '../errors.ts'
import { isJsonObject, own } from '../own.ts'
import { redact, redactValue } from './redact.ts'
import { type Answer, jsonOf, mediaType } from './response.ts'

const maxShown = 8192

/** What may be shown of an answer. @param redactor knows what must not be in it */
export function receivedResponse(answer: Answer, redactor: Redactor): ReceivedResponse {
  const { status, text } = answer
  const headers = new Headers()
  answer.headers.forEach((value, name) => {
    headers.append(name, redact(value, redactor, maxShown))
  })
  const body = text.length > maxShown ? undefined : jsonOf(answer)
  if (body !== undefined) return { status, headers, body: redactValue(body, redactor) }
  return { status, headers, body: text === '' ? undefined : redact(text, redactor, maxShown) }
}

/** What the server says for people: the contract's Message, else title and detail (RFC 9457), else plain text. */
export function serverMessage(answer: Answer, redactor: Redactor): string | undefined {
  const body = jsonOf(answer)
  const said = isJsonObject(body)
    ? (textOf(own(body, 'Message')) ?? textOf([own(body, 'title'), own(body, 'detail')].filter(textOf).join(': ')))
    : textOf(body ?? (mediaType(answer.headers) === 'text/plain' ? answer.text : undefined))
  return said && redact(said.trim(), redactor)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
