import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { compileCache, root, toolEnvironment } from './lib/workspace.ts'

interface Step {
  what: string
  command: string[]
}

const report = join(root, 'node_modules/.cache/bulk-import/vitest.json')
const packageFolders = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)
const lintFormat = process.env.GITHUB_ACTIONS ? 'github-actions' : 'codeframe'

/** Each counts as one test in the sum. The longest stand first, so that nothing waits for one of them at the end. */
const checks: Step[] = [
  { what: 'no dead code, no unused dependency', command: ['knip'] },
  ...['tests', 'scripts', 'generated', ...packageFolders].map((folder) => ({
    what: `types of ${folder}`,
    command: ['node', 'node_modules/typescript-7/bin/tsc', '--project', folder],
  })),
  { what: 'generated files follow from the contract', command: ['node', 'scripts/check-drift.ts'] },
  { what: 'format and lint of the code', command: ['biome', 'ci', '--error-on-warnings', '--colors=off', '.'] },
  {
    what: 'lint of the contract and the provisional contract',
    command: [
      'redocly',
      'lint',
      'source',
      'provisional',
      'bundle',
      '--config',
      'spec/redocly.yaml',
      `--format=${lintFormat}`,
    ],
  },
  { what: 'the gate: a change of the contract says what it breaks', command: ['node', 'scripts/contract-gate.ts'] },
]

const vitest = ['vitest', 'run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json']
const statements = 'scripts/check-statements.ts'

/** Everything that a change has to pass, ending with one line of figures. */
async function test(): Promise<void> {
  await rm(report, { force: true })
  await rm(compileCache, { recursive: true, force: true }) // tests compile what is in folders of theirs, each time anew
  await mkdir(join(report, '..'), { recursive: true })
  const results = await runAll(checks)
  const { code } = await run([...vitest, `--outputFile.json=${report}`], 'inherit')
  const tests = await figures()
  if (code !== 0 && tests.failed === 0) results.push(false)
  results.push(
    await runQuietly({ what: 'each statement is expressed and proven', command: ['node', statements, report] }),
  )
  const passed = results.filter((isGood) => isGood).length + tests.passed
  const failed = results.filter((isGood) => !isGood).length + tests.failed
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

/** Runs steps side by side, one for each core; tells of each as it ends. */
async function runAll(steps: readonly Step[]): Promise<boolean[]> {
  const waiting = [...steps]
  const results: boolean[] = []
  const oneAfterTheOther = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) results.push(await runQuietly(step))
  }
  await Promise.all(Array.from({ length: availableParallelism() }, oneAfterTheOther))
  return results
}

/** One line for a step that passes, its whole output for one that fails. */
async function runQuietly({ what, command }: Step): Promise<boolean> {
  const started = performance.now()
  const { code, output } = await run(command, 'pipe')
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${what} (${seconds} s)`)
  if (code !== 0) console.log(`${output}\nFailed: ${command.join(' ')}`)
  else if (command.includes(statements)) console.log(`  ${output.trim()}`)
  return code === 0
}

function run(
  [tool = '', ...toolArguments]: string[],
  output: 'inherit' | 'pipe',
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, toolArguments, { cwd: root, env: toolEnvironment, stdio: ['ignore', output, output] })
    let text = ''
    child.stdout?.on('data', (chunk) => (text += chunk))
    child.stderr?.on('data', (chunk) => (text += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output: text }))
  })
}

async function figures(): Promise<{ passed: number; failed: number }> {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(await readFile(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 0 } // vitest itself did not get as far as a report, and its exit code says so
  }
}

await test()
