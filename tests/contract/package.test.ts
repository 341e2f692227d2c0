import { readFile } from 'node:fs/promises'
import { createContext, runInContext } from 'node:vm'
import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'

const generated = new URL('../../generated/', import.meta.url)
const validators = new URL('validators.js', generated)

describe('the compiled validators', () => {
  it('hold no require, no import, no eval and no Function', async () => {
    const code = await readFile(validators, 'utf8')
    expect(code).not.toMatch(/\brequire\b|\bimport\b|\beval\b|\bnew Function\b|\bFunction\(/)
  })

  it('run where code from strings is forbidden, as under a strict content security policy', async () => {
    const script = await transform(await readFile(validators, 'utf8'), { format: 'iife', globalName: 'validators' })
    const context = createContext({}, { codeGeneration: { strings: false, wasm: false } })
    runInContext(script.code, context)
    expect(() => runInContext(`eval('1')`, context)).toThrow(/Code generation from strings disallowed/)
    expect(runInContext(`validators.validateInitiateRequest({ Name: 'x' })`, context)).toBe(true)
    expect(runInContext(`validators.validateInitiateRequest({ Name: '' })`, context)).toBe(false)
  })
})

describe('the README of the package', () => {
  it('names every entry of the package, and only entries that there are', async () => {
    const { name, exports } = JSON.parse(await readFile(new URL('package.json', generated), 'utf8'))
    const text = await readFile(new URL('README.md', generated), 'utf8')
    const table = text.slice(text.indexOf('| import |'))
    const named = [...table.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) => [...(cell ?? '').matchAll(/`(.*?)`/g)])
    const entries = named.map(([, entry = '']) => entry.replace(name, '').replace(/^\/?/, './').replace(/\/$/, ''))
    expect(entries.sort()).toEqual(Object.keys(exports).sort())
  })
})
