import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as errors from './errors.ts'
import { callOptionValidators, clientOptionValidators } from './resolve-options.ts'

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')

function section(title: string): string {
  return readme.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? ''
}

const firstCells = (title: string) =>
  [...section(title).matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) => cell.replaceAll('`', '').split(', '))

it('README lists every option of a client, and no other', () => {
  expect(firstCells('Options').sort()).toEqual(Object.keys(clientOptionValidators).sort())
})

it('README lists every option of a call, and no other', () => {
  const [listed = ''] = /^`.*can also be passed to one call/m.exec(section('Options')) ?? []
  expect([...listed.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort()).toEqual(
    Object.keys(callOptionValidators).sort(),
  )
})

it('README lists every error by its code and its name, and no other', () => {
  const made = Object.entries(errors).flatMap(([name, value]) => {
    if (!name.endsWith('Error') || /^(is)?BulkImportError$/.test(name)) return []
    const Class = value as new (...given: unknown[]) => { name: string; code: string }
    const error = new Class('x', { attempts: 0, outcome: 'unknown' })
    return [`${error.code} ${error.name}`]
  })
  const listed = [...section('Errors').matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(([, code, name]) => `${code} ${name}`)
  expect(listed.sort()).toEqual(made.sort())
})
