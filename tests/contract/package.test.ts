import { readFile } from 'node:fs/promises'
import { createContext, runInContext } from 'node:vm'
import { transform } from 'esbuild'
import { describe, expect, it } from 'vitest'

const validators = new URL('../../generated/validators.js', import.meta.url)

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
