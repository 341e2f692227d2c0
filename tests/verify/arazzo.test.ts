import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { operations } from '@bulk-import/contract'
import { operations as allOperations } from '@bulk-import/contract/provisional'
import { startMock } from '@bulk-import/mock'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root, toolEnvironment } from '../../scripts/lib/workspace.ts'

const workflow = join(root, 'spec/workflows/initiate.arazzo.yaml')

/** Runs redocly without telemetry and tells how it ended. */
function redocly(...given: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const options = { cwd: root, env: { ...toolEnvironment, NO_COLOR: '1' } }
    execFile('redocly', given, options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    )
  })
}

describe('the Arazzo document', () => {
  it('is valid', async () => {
    expect(await redocly('lint', workflow)).toMatchObject({ code: 0, output: expect.stringContaining('is valid') })
  })

  it('stands on the contract alone, and names no later step: run by mistake against production, it executes nothing', () => {
    const text = readFileSync(workflow, 'utf8')
    const { sourceDescriptions } = parse(text) as { sourceDescriptions: { url: string }[] }
    expect(sourceDescriptions.map(({ url }) => join(workflow, '..', url))).toEqual([
      join(root, 'generated/openapi.yaml'),
    ])
    const called = [...text.matchAll(/operation(?:Id|Path): *(.*)/g)].map(([, target]) => target)
    expect(new Set(called)).toEqual(new Set(['$sourceDescriptions.bulkImport.initiate']))
    expect(Object.keys(operations)).toEqual(['initiate'])
    const later = Object.keys(allOperations).filter((id) => !Object.hasOwn(operations, id))
    for (const id of later) expect(text).not.toMatch(new RegExp(`\\b${id}\\b`))
    expect(text).not.toMatch(/workflowId: *\$|provisional|Execute|Exceptions/)
  })

  it('runs against the mock, and opens two imports', async () => {
    const mock = await startMock()
    try {
      const { code, output } = await redocly('respect', workflow, '--server', `bulkImport=${mock.url}`)
      expect(output).toMatch(/Steps: 8 passed, 8 total/)
      expect(code).toBe(0)
      expect(mock.imports().map(({ settings }) => settings.ImportAction)).toEqual(['Add', 'Add'])
      expect(mock.requests()).toHaveLength(8)
    } finally {
      await mock.close()
    }
  })

  it('fails against a server that answers something else', async () => {
    const server = createServer((_, response) => response.writeHead(418).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      const { code } = await redocly('respect', workflow, '--server', `bulkImport=http://127.0.0.1:${port}`)
      expect(code).not.toBe(0)
    } finally {
      server.close()
    }
  })
})
