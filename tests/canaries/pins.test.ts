import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'

const listed = execFileSync('git', ['ls-files', 'package.json', '*/package.json'], { cwd: root, encoding: 'utf8' })

/** A tool that changes by itself changes what is generated, and what is refused, without a commit that says so. */
it.each(listed.trim().split('\n'))('%s names each dependency in one exact version', (path) => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, path), 'utf8'))
  const versions = Object.entries({ ...dependencies, ...devDependencies })
  const isLoose = ([, version]: [string, unknown]) =>
    !/^(?:npm:\S+@)?\d+\.\d+\.\d+$|^workspace:\*$/.test(String(version))
  expect(versions.filter(isLoose)).toEqual([])
})
