import { smallestBody, wholeBody } from './samples.ts'
import { type BodySubject, decisionsOf, decisionsOnWhole, fromSource } from './subject.ts'
import type { Draft } from './write-case.ts'

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
export function mediaTypeCases(subject: BodySubject): Draft[] {
  const { mediaType } = subject.request
  const ids = decisionsOf(subject.media)
  const body = JSON.stringify(wholeBody(subject, smallestBody(subject)))
  const [group = '', kind = ''] = mediaType.split('/')
  const spellings = {
    charset: `${mediaType}; charset=utf-8`,
    'charset-without-space': `${mediaType};charset=UTF-8`,
    'charset-in-quotes': `${mediaType}; charset="utf-8"`,
    'other-letters': `${group[0]?.toUpperCase()}${group.slice(1)}/${kind.toUpperCase()}`,
  }
  const accepted = Object.entries(spellings).map(
    ([id, contentType]): Draft => ({
      id: `media-type/accepted/${id}`,
      what: `A body of type ${contentType}`,
      ids,
      reason: `It is ${mediaType}: letter case does not matter, and a charset is accepted (RFC 9110, 8.3.1).`,
      outcome: 'accepted',
      request: { body, contentType },
    }),
  )
  const foreign = others.filter((other) => other !== mediaType)
  const refused = foreign.map(
    (contentType): Draft => ({
      id: `media-type/refused/${slugOf(contentType)}`,
      what: `A body of type ${contentType}`,
      ids,
      reason: `It is not ${mediaType}, and the only documented status for malformed requests is ${subject.invalidStatuses[0]}.`,
      outcome: 'refused',
      statusIds: ids,
      request: { body, contentType },
    }),
  )
  const none: Draft = {
    id: 'media-type/none',
    what: 'A request without Content-Type',
    // What a server does without the header is not stated, so that one which refuses breaks no statement.
    ids: [...fromSource(subject.media), ...decisionsOnWhole(subject.operation.requestBody)],
    severity: 'warning',
    reason: 'The header is not marked required.',
    outcome: 'accepted',
    request: { body, contentType: null },
  }
  return [...accepted, none, ...refused]
}

function slugOf(contentType: string): string {
  return contentType
    .replaceAll('*', 'any')
    .replaceAll(/[^\w+]+/g, '-')
    .replace(/-$/, '')
}
