import { loadFile } from '../load-file.ts'
import { type Scenario, scenarioProblem } from './scenario.ts'

/**
 * Reads a scenario file, whose form is `scenario.schema.json`.
 *
 * @param path a YAML file
 * @throws an Error that names the file and says what is wrong in it
 */
export function loadScenario(path: string): Promise<Scenario> {
  return loadFile<Scenario>('scenario file', path, (value) => {
    const isEmpty = Array.isArray((value as Scenario | null)?.steps) && (value as Scenario).steps.length === 0
    const words = isEmpty ? 'must have at least one step' : scenarioProblem(value)
    return words === undefined ? [] : [{ path: [], words }]
  })
}
