import { operations } from '@bulk-import/contract'
import { formatRequest, type RequestRecord } from '@bulk-import/mock'
import type { Shell } from '../../context.ts'
import { painter } from '../../output.ts'

interface Log {
  /** Tells where the mock serves. */
  serving(url: string, hasDocs: boolean): void
  /** Tells of a request. */
  told(request: RequestRecord): void
}

/** What `bulk-import mock` prints. A reader that goes away does not end it. */
export function log(kind: 'quiet' | 'verbose' | 'json' | undefined, shell: Shell): Log {
  const paint = painter(shell, shell.stdout)
  const print = (text: string) => void shell.stdout.write(`${text}\n`, () => undefined)
  const nothing = () => undefined
  if (kind === 'quiet') return { serving: nothing, told: nothing }
  if (kind === 'json') {
    return {
      serving: (url) => print(jsonLine({ event: 'serving', url })),
      told: (request) => print(jsonLine({ event: 'request', ...request })),
    }
  }
  return {
    serving(url, hasDocs) {
      print(`${paint('bold', 'The mock of Initiate serves on')} ${paint('cyan', url)} (unofficial; not the vendor's).`)
      if (hasDocs) print(`What it serves is described at ${url}/`)
      print(`Try it:\n${curl(url)}\nCtrl-C ends it.`)
    },
    told(request) {
      const isGood = request.status === 200
      if (kind === 'verbose' || !isGood) print(paint(isGood ? 'green' : 'yellow', formatRequest(request)))
    },
  }
}

/** JSON with the characters escaped that a terminal would obey, or that break a line: JSON.stringify leaves some of them. */
function jsonLine(event: object): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(event).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character.split('').map(escaped).join(''),
  )
}

function curl(url: string): string {
  const { method, pathTemplate, request } = operations.initiate
  const address = url + pathTemplate.replace('{clientId}', 'ACME_CORP')
  return `curl -X ${method} ${address} -H 'Authorization: Bearer any' -H 'Content-Type: ${request.mediaType}' -d '{"Name":"CRM sync"}'`
}
