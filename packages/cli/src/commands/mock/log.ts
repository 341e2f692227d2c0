import { operations } from '@bulk-import/contract'
import { formatRequest, type RequestRecord } from '@bulk-import/mock'
import type { CommandContext } from '../../context.ts'
import { jsonLine, painter } from '../../output.ts'

interface Log {
  /** Prints where the mock serves. */
  serving(url: string): void
  /** Prints a request. */
  request(record: RequestRecord): void
}

/** What `bulk-import mock` prints. It goes on when nobody reads that any more. */
export function createLog(kind: 'quiet' | 'verbose' | 'json' | 'normal', context: CommandContext): Log {
  const paint = painter(context, context.stdout)
  const print = (text: string) => void context.stdout.write(`${text}\n`, () => undefined)
  if (kind === 'quiet') return { serving: () => undefined, request: () => undefined }
  if (kind === 'json') {
    return {
      serving: (url) => print(jsonLine({ event: 'serving', url })),
      request: (record) => print(jsonLine({ event: 'request', ...record })),
    }
  }
  return {
    serving(url) {
      print(`${paint('bold', 'The mock of Initiate serves on')} ${paint('cyan', url)} (unofficial; not the vendor's).`)
      print(`Documentation: ${url}/\nTry it:\n${curl(url)}\nPress Ctrl-C to stop it.`)
    },
    request(record) {
      const isGood = record.status === 200
      if (kind === 'verbose' || !isGood) print(paint(isGood ? 'green' : 'yellow', formatRequest(record)))
    },
  }
}

function curl(url: string): string {
  const { method, pathTemplate, request } = operations.initiate
  const address = url + pathTemplate.replace('{clientId}', 'ACME_CORP')
  return `curl -X ${method} ${address} -H 'Authorization: Bearer any' -H 'Content-Type: ${request.mediaType}' -d '{"Name":"CRM sync"}'`
}
