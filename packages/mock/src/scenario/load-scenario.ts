import { printable } from '@bulk-import/internal/printable'
import schema from '../scenario.schema.json' with { type: 'json' }
import { readYamlFile } from '../yaml-file.ts'
import type { Scenario } from './scenario.ts'
import { parseStep } from './step.ts'

/**
 * Reads a scenario file, whose form is `scenario.schema.json`.
 *
 * @param path a YAML file
 * @throws an Error that names the file, the step, each fault and what to do
 */
export async function loadScenario(path: string): Promise<Scenario> {
  const scenario = (await readYamlFile('scenario file', path, schema)) as Scenario
  for (const [index, step] of scenario.steps.entries()) {
    try {
      parseStep(step)
    } catch (cause) {
      const place = `${printable(path)} is wrong in step ${index + 1}`
      throw new Error(`The scenario file ${place}: ${(cause as Error).message}`, { cause })
    }
  }
  return scenario
}
