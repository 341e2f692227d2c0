import type { OperationExtension } from '../context.ts'
import { literal } from '../markup/literal.ts'
import { laterSamples, tokenNote } from './life/samples.ts'
import { tryLife } from './life/try.ts'

export const stage: OperationExtension = {
  step: {
    name: 'Stage',
    does: 'Send the records, in one request or in many.',
    needs: 'the records',
    returns: 'counters of all records so far',
    states: ['Staging'],
  },
  opening: (context) => [tryLife(context)],
  samplesNote: tokenNote,
  samples: laterSamples({
    typescript: ({ request }) => `const records = ${literal(Object.values(Object(request)).flat(), '')}
const { TotalRecordsReceived, ValidationFailed } = await bulk.stage(records)
console.log(\`\${ValidationFailed} of \${TotalRecordsReceived} records failed the validation\`)`,
    command: (connection) => `bulk-import run people.ndjson --name 'CRM sync' --stage-only \\\n${connection}`,
  }),
}
