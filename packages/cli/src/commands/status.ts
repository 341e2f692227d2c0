import type { ImportStatusReport } from '@bulk-import/client/provisional'
import { printable } from '@bulk-import/internal/printable'
import { countersOf } from '@bulk-import/run'
import { defineCommand } from '../command.ts'
import { askImport, importOptions } from '../import-of-token.ts'
import { flag } from '../options/option-types.ts'
import { factLine, jsonText } from '../output.ts'

export const command = defineCommand({
  usage: 'bulk-import status --token-file PATH [options]\n       bulk-import status --journal PATH [options]',
  description: `Show the state of an import and its counters. It changes nothing.
Provisional: the steps after Initiate follow a contract that is partly inferred.`,
  options: { json: flag('Print the report as one JSON object, without its token'), ...importOptions },
  examples: [
    ['see how far an import is', 'bulk-import status --token-file import.token'],
    ['its state alone, for a script', 'bulk-import status --token-file import.token --json | jq -r .Status'],
  ],
  run: (options, context) =>
    askImport(options, context, async ({ bulk, isJson, print }) => {
      const report = await bulk.retrieveStatus()
      if (isJson) await print(jsonText(report))
      return summaryOf(report)
    }),
})

/** The report for a person. What is not there is not shown. */
function summaryOf(report: ImportStatusReport): string {
  const { Status, Expires } = report
  const rows = Object.entries({ Status, ...countersOf(report), Expires })
  const shown = rows.filter(([, value]) => value !== undefined && value !== null)
  return shown
    .map(([name, value]) => `${factLine(name, typeof value === 'number' ? value : printable(String(value)))}\n`)
    .join('')
}
