import { own } from '@bulk-import/internal/own'
import { printable } from '@bulk-import/internal/printable'
import { defineCommand } from '../command.ts'
import { type Ask, askImport, importOptions } from '../import-of-token.ts'
import { flag } from '../options/option-types.ts'
import { jsonLine } from '../output.ts'

export const command = defineCommand({
  usage: 'bulk-import exceptions --token-file PATH [options]\n       bulk-import exceptions --journal PATH [options]',
  description: `List the records of an import that failed, with the reasons. It changes nothing.
Provisional: the steps after Initiate follow a contract that is partly inferred.`,
  options: { json: flag('Print each record as a line of JSON, as the server has it'), ...importOptions },
  examples: [
    ['see why records failed', 'bulk-import exceptions --token-file import.token'],
    [
      'keep them, to correct and stage again',
      'bulk-import exceptions --token-file import.token --output failed.ndjson',
    ],
  ],
  run: (options, context) => askImport(options, context, list, jsonLine),
})

async function list({ bulk, isJson, print }: Ask): Promise<string> {
  let count = 0
  for await (const text of bulk.retrieveExceptions({ raw: true })) {
    count++
    await print(isJson ? `${text}\n` : reasonsOf(text))
  }
  return `${count} ${count === 1 ? 'record' : 'records'} failed.\n`
}

/** The number of a record and why it failed, without what is in it. */
function reasonsOf(text: string): string {
  const record: unknown = JSON.parse(text)
  const exceptions = own(record, 'Exceptions')
  const reasons = (Array.isArray(exceptions) ? exceptions : []).map((one) =>
    String(own(one, 'Message') ?? JSON.stringify(one)),
  )
  const why = reasons.length === 0 ? 'no reason given' : reasons.join(' ')
  return `${String(own(record, 'SequenceNumber') ?? '?').padEnd(10)}${printable(why)}\n`
}
