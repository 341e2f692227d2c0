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
  if (records.length === 0) throw new Error('Nothing was sent: there is no record. Write one on each line.')
  for (const [index, line] of lines.entries()) {
    const content = readBody(line)
    if ('problem' in content)
      throw new Error(`Nothing was sent. ${content.problem.replace('The body', `Line ${index + 1}`)}`)
    if (line.trim() !== '' && !isJsonObject(content.value))
      throw new Error(`Nothing was sent. Line ${index + 1} must be a JSON object.`)
  }
  return `{"${operations.stage.request.collection}":[${records.join()}]}`
}
