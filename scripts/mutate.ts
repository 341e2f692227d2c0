import { spawn } from 'node:child_process'
import { root, toolEnvironment } from './lib/workspace.ts'

// Every wrong server and every weakened contract; `npm test` runs all of the former and a sample of the latter.
const command = [
  'run',
  '--config',
  'tests/vitest.config.ts',
  'tests/mutants',
  '--reporter=dot',
  ...process.argv.slice(2),
]
const child = spawn('vitest', command, { cwd: root, env: { ...toolEnvironment, MUTANTS: 'all' }, stdio: 'inherit' })
child.on('close', (code) => {
  process.exitCode = code ?? 1
})
