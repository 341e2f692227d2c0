import { operations } from '@bulk-import/contract/provisional'
import { isJsonObject } from '@bulk-import/internal/own'
import { readBody } from '../../../browser/controls.ts'

/**
 * The body of a stage request with the records of a text, one on each line, as they stand.
 *
 * @throws an Error that says why there can be none
 */
export function stageBody(text: string): string {
  const lines = text.split('\n')
  const records = lines.filter((line) => line.trim() !== '')
  if (records.length === 0) throw new Error('Nothing was sent: there is no record. Put each one on a single line.')
  for (const [index, line] of lines.entries()) {
    const content = readBody(line)
    if (line.trim() !== '' && !('value' in content && isJsonObject(content.value)))
      throw new Error(
        `Nothing was sent: line ${index + 1} is not a complete JSON object. Put each record on a single line.`,
      )
  }
  return `{"${operations.stage.request.collection}":[${records.join()}]}`
}
