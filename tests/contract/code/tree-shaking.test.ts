import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { root } from '../../../scripts/lib/workspace.ts'

async function bundled(source: string): Promise<string> {
  const stdin = { contents: source, resolveDir: root }
  const { outputFiles } = await build({ stdin, bundle: true, write: false, minify: true, format: 'esm' })
  return outputFiles[0]?.text ?? ''
}

it('a program that uses one guard carries that guard, and nothing else of the contract', async () => {
  const source = `import { isDataStageDuration } from '@bulk-import/contract'\nconsole.log(isDataStageDuration(3))`
  expect((await bundled(source)).length).toBeLessThan(200)
})

it('a program that checks carries neither guards of small types nor Standard Schemas, and no schema', async () => {
  const code = await bundled(`import { checkInitiateRequest } from '@bulk-import/contract'\ncheckInitiateRequest({})`)
  expect(code).toContain('additionalProperties')
  expect(code).not.toContain('~standard')
  expect(code).not.toMatch(/required:\[|properties:\{/)
  expect(code).not.toContain('.some(')
})

it('a program that checks a report of the provisional contract carries no other check', async () => {
  const code = await bundled(
    `import { checkImportStatusReport } from '@bulk-import/contract/provisional'\ncheckImportStatusReport({})`,
  )
  expect(code).toContain('ImportStatusReport')
  expect(code).not.toMatch(
    /StageRequest\(|DataStageDuration must|RetrieveExceptionsLimitParameter"|UserProfilePreferences:/,
  )
})
