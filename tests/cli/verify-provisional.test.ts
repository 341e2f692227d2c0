import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { startMock } from '@bulk-import/mock'
import { afterAll, describe, expect, it } from 'vitest'
import { useVerify } from './support/verify.ts'

const { mock, environment, verify } = useVerify('--yes')
const folder = mkdtempSync(join(tmpdir(), 'records-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(text: string | Uint8Array): string {
  const path = join(folder, 'records.ndjson')
  writeFileSync(path, text)
  return path
}

describe('bulk-import verify --provisional', () => {
  it('stages the records of a file, executes nothing, and says so beforehand', async () => {
    const records = fileOf('{"ProfileId":1}\r\n\n{"ProfileId":2}')
    const { code, stdout, stderr } = await verify(['--provisional', '--records', records, '--only', 'smallest,after'])
    expect(stderr).toMatch(
      /\nProvisional: with the steps after Initiate, of which a part is inferred.\n\d+ requests will open an import or stage records; .* None is executed.\n/,
    )
    expect(stdout).toMatch(/\nThe server keeps the contract/)
    expect(code).toBe(0)
    const staged = mock()
      .imports()
      .flatMap(({ life }) => life ?? [])
    expect(new Set(staged.map(({ TotalRecordsReceived }) => TotalRecordsReceived))).toEqual(new Set([0, 2, 4]))
    expect(staged.every(({ executions }) => executions === 0)).toBe(true)
  })

  it('says what to set where the service does otherwise, and follows what is set', async () => {
    await using other = {
      ...(await startMock({ deviate: ['other-status-path'] })),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }
    const given = { env: environment(other.url) }
    const args = ['--provisional', '--only', 'retrieveStatus/example']
    const { code, stdout } = await verify(args, given)
    expect(stdout).toContain(
      'which differs from what we inferred (I09); set statusPath by --inferred if your service does it this way',
    )
    expect(code).toBe(0)
    const path = '/{clientId}/Import/{accessToken}/ImportStatus'
    const { stdout: then } = await verify([...args, '--inferred', `statusPath=${path}`], given)
    expect(then).toMatch(/[1-9] passed, 0 failed, 0 with warnings/)
    await other.close()
  })

  it.each([
    [['--records', 'x'], /--records: cannot read x: no such file or directory\./],
    [['--inferred', 'path=/x'], /--inferred must be NAME=VALUE, with one of stagePath, /],
    [
      ['--inferred', 'statusPath=/planted'],
      /--inferred is wrong: statusPath must be a path like those of the contract, with \{clientId\} and \{accessToken\} in it once, got a string/,
    ],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await verify(['--provisional', ...args])
    expect(stderr).toMatch(message)
    expect(stderr).not.toContain('planted')
    expect(code).toBe(2)
  })

  it('says in which line a record is none, without the line', async () => {
    const { code, stderr } = await verify(['--provisional', '--records', fileOf('{"a":1}\n["planted"]')])
    expect(stderr).toContain('--records: line 2 is not an object of JSON. Write one record on each line.')
    expect(stderr).not.toContain('planted')
    expect(code).toBe(2)
  })

  it('takes no record that is not UTF-8, which would be changed', async () => {
    const { code, stderr } = await verify(['--provisional', '--records', fileOf(Buffer.from('{"a":"\xff"}', 'latin1'))])
    expect(stderr).toContain('--records: the file is not UTF-8.')
    expect(code).toBe(2)
  })

  it('stages each record with every digit of it', async () => {
    const bodies: string[] = []
    const server = createServer(async (request, response) => {
      bodies.push(await text(request))
      response.setHeader('Content-Type', 'application/json').end('{"AccessToken":1,"Status":"Initiated"}')
    }).listen(0)
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const records = fileOf('{"ProfileId":9007199254740993,"a":1.0,"a":1}')
    const args = ['--provisional', '--records', records, '--only', 'stage/example/smallest']
    await verify(args, { env: environment(url) })
    server.close()
    expect(bodies).toContain('{"UserProfilePreferences":[{"ProfileId":9007199254740993,"a":1.0,"a":1}]}')
  })

  it('needs --provisional for what belongs to it', async () => {
    const { code, stderr } = await verify(['--records', fileOf('{}')])
    expect(stderr).toContain('--records needs --provisional')
    expect(code).toBe(2)
  })
})
