import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isPermissive, licencesFile, licencesPage } from '../../scripts/licences.ts'
import { runtimeDependencies } from '../../scripts/release/dependencies.ts'

describe('the licences of what comes with the published packages', () => {
  it('are listed in docs/licences.md as pnpm licences would write it today', () => {
    expect(readFileSync(licencesFile, 'utf8')).toBe(licencesPage())
  })

  it('are those of all that is needed when they run: the client brings openapi-fetch, and no tool of this workspace is there', () => {
    const brought = runtimeDependencies()
    const byClient = brought.filter(({ comesWith }) => comesWith.includes('@bulk-import/client'))
    expect(byClient.map(({ manifest }) => manifest.name)).toEqual(['openapi-fetch', 'openapi-typescript-helpers'])
    expect(brought.map(({ manifest }) => manifest.name)).not.toContain('vitest')
  })

  it.each(['MIT', 'MIT OR GPL-3.0-only', '(Apache-2.0 OR MIT)', 'MIT AND ISC'])('may be %s', (licence) => {
    expect(isPermissive(licence)).toBe(true)
  })

  it.each(['GPL-3.0-only', 'MIT AND LGPL-2.1-only', 'UNLICENSED', 'SEE LICENSE IN LICENSE', 'MPL-2.0', undefined])(
    'may not be %s without somebody having looked',
    (license) => {
      const manifest = { name: 'some-package', version: '1.0.0', ...(license && { license }) }
      expect(() => licencesPage([{ path: '', manifest, comesWith: [] }])).toThrow(/some-package 1\.0\.0.*/)
    },
  )
})
