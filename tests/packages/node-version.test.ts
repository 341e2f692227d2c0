import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../scripts/lib/workspace.ts'

it.each(['cli', 'mock'])('the README of %s names the Node that its manifest asks for', (name) => {
  const read = (file: string) => readFileSync(join(root, 'packages', name, file), 'utf8')
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } }
  const [, version] = /^>=(\d+\.\d+)\.0$/.exec(engines.node) ?? []
  expect(read('README.md')).toContain(`It needs Node ${version} or newer.`)
})
