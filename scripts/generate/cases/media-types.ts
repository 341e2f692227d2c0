import { marksOf } from '../json-schema.ts'
import type { Case } from '../runtime/case.ts'
import { smallestBody, wholeBody } from './samples.ts'
import { type BodySubject, fromSource, isDecided } from './subject.ts'
import { writeCase } from './write-case.ts'

const others = [
  'text/plain',
  'text/plain; charset=utf-8',
  'text/html',
  'text/json',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/merge-patch+json',
  'application/jsonp',
  'application/*',
  'json',
]

/** The media type as the contract has it in all its spellings, none at all, and others. */
export function mediaTypeCases(subject: BodySubject): Case[] {
  const { mediaType } = subject.request
  const decided = marksOf(subject.media).filter(isDecided)
  const ofBody = marksOf(subject.operation.requestBody ?? {}).filter(isDecided)
  const body = JSON.stringify(wholeBody(subject, smallestBody(subject)))
  const [group = '', kind = ''] = mediaType.split('/')
  const spellings = {
    charset: `${mediaType}; charset=utf-8`,
    'charset-without-space': `${mediaType};charset=UTF-8`,
    'charset-in-quotes': `${mediaType}; charset="utf-8"`,
    'other-letters': `${group[0]?.toUpperCase()}${group.slice(1)}/${kind.toUpperCase()}`,
  }
  const accepted = Object.entries(spellings).map(([id, contentType]) =>
    writeCase(subject, {
      id: `media-type/accepted/${id}`,
      what: `A body of type ${contentType}`,
      ids: decided,
      reason: `It is ${mediaType}: letters do not matter, and a charset is accepted (RFC 9110, 8.3.1).`,
      outcome: 'accepted',
      request: { body, contentType },
    }),
  )
  const refused = others
    .filter((other) => other !== mediaType)
    .map((contentType) =>
      writeCase(subject, {
        id: `media-type/refused/${slugOf(contentType)}`,
        what: `A body of type ${contentType}`,
        ids: decided,
        reason: `It is not ${mediaType}, and the only documented status for what is malformed is ${subject.invalidStatuses[0]}.`,
        outcome: 'refused',
        statusIds: decided,
        request: { body, contentType },
      }),
    )
  const none = writeCase(subject, {
    id: 'media-type/none',
    what: 'A request without Content-Type',
    // What a server does without the header is not stated, so that one which refuses breaks no statement.
    ids: [...fromSource(subject.media), ...ofBody],
    severity: 'warning',
    reason: 'The header is not marked required.',
    outcome: 'accepted',
    request: { body, contentType: null },
  })
  return [...accepted, none, ...refused]
}

function slugOf(contentType: string): string {
  return contentType
    .replaceAll('*', 'any')
    .replaceAll(/[^\w+]+/g, '-')
    .replace(/-$/, '')
}
